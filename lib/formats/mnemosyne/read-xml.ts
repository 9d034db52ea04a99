import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes';
import { AppError } from '#lib/shared/errors.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import { cardTypeOf, holeOf, viewOf } from './described.ts';
import {
  MNEMOSYNE_LIMITS,
  type MnemosyneCard,
  type MnemosyneCardType,
  type MnemosyneFile,
  type MnemosyneView,
} from './mnemosyne.ts';

/** One `<log>`: its attributes, and its children's texts. */
interface Entry {
  readonly attributes: Readonly<Record<string, string>>;
  readonly texts: ReadonlyMap<string, string>;
}

/** What the entries are (`openSM2sync.log_entry`). */
const KINDS = {
  card: '6',
  tag: '10',
  media: '13',
  fact: '16',
  view: '19',
  cardType: '22',
} as const;

/**
 * Reads `cards.xml` of a file to share, and its `METADATA`. Throws `unreadable-file` with line and column of what is no XML, and `too-large`.
 */
export function readMnemosyneXml(xml: string, metadata: string): MnemosyneFile {
  const reading = new XmlReading();
  for (const entry of entriesOf(xml)) reading.take(entry);
  return reading.file(/^card_set_name:(.+)$/m.exec(metadata)?.[1]?.trim() || null);
}

class XmlReading {
  readonly #tags = new Map<string, string>();
  readonly #views = new Map<string, MnemosyneView>();
  readonly #cardTypes = new Map<string, MnemosyneCardType>();
  readonly #facts = new Map<string, ReadonlyMap<string, string>>();
  readonly #cards: MnemosyneCard[] = [];
  readonly #media: string[] = [];

  take({ attributes, texts }: Entry): void {
    const id = attributes.o_id ?? '';
    const row = { ...Object.fromEntries(texts), id };
    switch (attributes.type) {
      case KINDS.tag:
        this.#tags.set(id, texts.get('name') ?? '');
        break;
      case KINDS.view:
        this.#views.set(id, viewOf(row));
        break;
      case KINDS.cardType:
        this.#cardTypes.set(id, cardTypeOf(row, this.#views));
        break;
      case KINDS.media:
        this.#media.push(texts.get('fname') ?? '');
        break;
      case KINDS.fact:
        this.#facts.set(id, texts);
        break;
      case KINDS.card:
        this.#cards.push(this.#cardOf(attributes, texts));
        break;
    }
    if (this.#cards.length > MNEMOSYNE_LIMITS.cards)
      throw fileBeyond('too-many-rows', { entry: CARDS, most: MNEMOSYNE_LIMITS.cards });
  }

  #cardOf(of: Entry['attributes'], texts: Entry['texts']): MnemosyneCard {
    const whole = (name: string, other = 0) => {
      const number = Number(of[name] ?? other);
      return Number.isSafeInteger(number) && Math.abs(number) < 1e12 ? number : other;
    };
    const easiness = Number(of.e);
    return {
      ...{ cardType: of.card_t ?? '', fact: of.fact ?? '', view: of.fact_v ?? '' },
      tags: (of.tags ?? '').split(',').map((tag) => this.#tags.get(tag) ?? ''),
      hole: holeOf(texts.get('extra') ?? ''),
      grade: Math.min(5, Math.max(-1, whole('gr', -1))),
      easiness: easiness >= 1 && easiness <= 100 ? easiness : 2.5,
      reps: whole('ac_rp') + whole('rt_rp'),
      lapses: whole('lps'),
      lastRep: whole('l_rp'),
      nextRep: whole('n_rp'),
      modified: whole('m_time'),
      reviews: [],
    };
  }

  file(title: string | null): MnemosyneFile {
    const [cardTypes, facts] = [this.#cardTypes, this.#facts];
    return { title, cardTypes, facts, cards: this.#cards, media: this.#media };
  }
}

const CARDS = 'cards.xml';
const MOST_DEPTH = 20;

function entriesOf(xml: string): Entry[] {
  if (xml.length > MNEMOSYNE_LIMITS.xml)
    throw fileBeyond('too-long-for-its-kind', { entry: CARDS, most: MNEMOSYNE_LIMITS.xml });
  const entries: Entry[] = [];
  const parser = new SaxesParser();
  let depth = 0;
  let entry: { attributes: Record<string, string>; texts: Map<string, string> } | null = null;
  let text = '';
  parser.on('error', (error) => {
    throw broken(error.message, parser);
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > MOST_DEPTH) throw broken('it is nested too deeply', parser);
    if (depth === 2 && name === 'log') entry = { attributes: plain(attributes), texts: new Map() };
    text = '';
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('cdata', (piece) => {
    text += piece;
  });
  parser.on('closetag', ({ name }) => {
    // Names that begin with a digit are written with three underscores before them.
    if (depth === 3) entry?.texts.set(name.replace(/^___/, ''), text);
    if (depth === 2 && entry) entries.push(entry);
    if (depth === 2) entry = null;
    depth -= 1;
  });
  parser.write(xml).close();
  return entries;
}

function plain(attributes: Record<string, SaxesAttributePlain | string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.value,
    ]),
  );
}

function broken(reason: string, { line, column }: { line: number; column: number }): AppError {
  const entry = CARDS;
  const words = reason.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
  return new AppError(
    'unreadable-file',
    `${entry}, line ${line}, column ${column + 1}, cannot be read: ${words}.`,
    { entry, line, column: column + 1, reason: words },
  );
}
