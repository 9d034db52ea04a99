import type { AnkiMedia, AnkiNoteType } from '#lib/formats/anki/collection.ts';
import { guidOf } from '#lib/formats/anki/guid.ts';
import { distinct, fieldName, madeNoteType, madeTypeId } from '#lib/formats/anki/made-note-type.ts';
import { OWN_TYPES, ownNoteTypes } from '#lib/formats/anki/write/own/note-types.ts';
import type { TextHash } from '#lib/formats/anki/write/text-hash.ts';
import type { ProgramCard, ProgramNote } from '#lib/formats/program/program-notes.ts';
import { CARD_TYPES, rootOf } from './card-types.ts';
import { fieldHtml, flatNames } from './field-html.ts';
import { withHoles, withoutHoles } from './holes.ts';
import type { MnemosyneCard, MnemosyneCardType, MnemosyneFile } from './mnemosyne.ts';
import { studyOf } from './study.ts';
import { viewTemplates } from './view-templates.ts';

/** What notes are made with. */
export interface NoteSource {
  readonly sha1: TextHash;
  /** Of all cards, parts joined by `::`: Mnemosyne has no decks. */
  readonly deck: string;
  /** Told of cards without a fact. */
  readonly told: (about: string) => void;
}

/** The facts of a file as notes: one a fact, of a sentence with holes two. */
export function mnemosyneNotes(file: MnemosyneFile, source: NoteSource): ProgramNote[] {
  const reading = new NoteReading(file, source);
  const facts = new Map<string, MnemosyneCard[]>();
  for (const card of file.cards) {
    const own = facts.get(card.fact);
    if (own) own.push(card);
    else facts.set(card.fact, [card]);
  }
  return [...facts].flatMap(([fact, cards]) => reading.notesOf(fact, cards));
}

/** The files of a file of Mnemosyne, by the names that its notes call them here. */
export function mnemosyneMedia({ media }: MnemosyneFile): AnkiMedia[] {
  return [...flatNames(media)].map(([path, name]) => ({
    ...{ name, entry: path.normalize('NFC'), size: null, sha1: null },
  }));
}

/** A form of notes, and the facts' texts that go into it. */
interface Form {
  readonly type: AnkiNoteType;
  /** Keys of the texts, by place. */
  readonly keys: readonly string[];
  /** Places of templates, by the ids of views. */
  readonly ordinals: ReadonlyMap<string, number>;
}

class NoteReading {
  readonly #file: MnemosyneFile;
  readonly #source: NoteSource;
  readonly #names: ReadonlyMap<string, string>;
  readonly #forms = new Map<string, Form>();

  constructor(file: MnemosyneFile, source: NoteSource) {
    this.#file = file;
    this.#source = source;
    this.#names = flatNames(file.media);
  }

  notesOf(fact: string, cards: readonly MnemosyneCard[]): ProgramNote[] {
    const texts = this.#file.facts.get(fact);
    const cardType = cards[0]?.cardType ?? '';
    if (!texts) {
      this.#source.told(fact);
      return [];
    }
    const root = rootOf(cardType);
    const withHole = cards.filter(({ hole }) => hole !== null);
    const others = cards.filter(({ hole }) => hole === null);
    if (root === '5') return [this.#clozeNote(fact, texts, { cards: withHole, key: 'text' })];
    if (root !== '6') return [this.#note(fact, texts, cards)];
    const plain = new Map([...texts].map(([key, text]) => [key, withoutHoles(text)]));
    return [
      ...(others.length > 0 ? [this.#note(fact, plain, others)] : []),
      ...(withHole.length > 0 ? [this.#clozeNote(fact, texts, { cards: withHole, key: 'f' })] : []),
    ];
  }

  #note(
    fact: string,
    texts: ReadonlyMap<string, string>,
    cards: readonly MnemosyneCard[],
  ): ProgramNote {
    const { cardType = '' } = cards[0] ?? {};
    const form = this.#formOf(cardType, texts);
    const fields = form.keys.map((key) => this.#html(texts.get(key) ?? ''));
    while (fields.length < form.type.fields.length) fields.push('');
    if (form.type.id === OWN_TYPES.basic && rootOf(cardType) === '2') fields[REVERSE] = '1';
    return {
      ...this.#headOf(fact, cards),
      type: form.type,
      fields,
      cards: byOrdinal(cards, ({ view }) => form.ordinals.get(view) ?? 0),
    };
  }

  #clozeNote(
    fact: string,
    texts: ReadonlyMap<string, string>,
    { cards, key }: { readonly cards: readonly MnemosyneCard[]; readonly key: string },
  ): ProgramNote {
    const { cardType = '' } = cards[0] ?? {};
    const isOwn = key === 'text' && !this.#file.cardTypes.has(cardType);
    const form = isOwn ? OWN_CLOZE : this.#clozeForm(cardType, key);
    const fields = form.keys.map((each) => {
      const text = texts.get(each) ?? '';
      return this.#html(each === key ? withHoles(text) : text);
    });
    while (fields.length < form.type.fields.length) fields.push('');
    const kind = key === 'text' ? fact : `${fact}\0holes`;
    return {
      ...this.#headOf(kind, cards),
      type: form.type,
      fields,
      cards: byOrdinal(cards, ({ hole }) => hole ?? 0),
    };
  }

  #headOf(
    fact: string,
    cards: readonly MnemosyneCard[],
  ): Pick<ProgramNote, 'guid' | 'deck' | 'modified' | 'tags'> {
    const tags = cards.flatMap((card) => card.tags).map((tag) => tag.replace(/\s+/g, '_'));
    return {
      guid: guidOf(this.#source.sha1(`mnemosyne\0${fact}`)),
      deck: this.#source.deck,
      modified: cards.reduce((last, { modified }) => Math.max(last, modified), 0),
      tags: [...new Set(tags)].filter((tag) => tag !== '' && tag !== '__UNTAGGED__').sort(),
    };
  }

  #html(text: string): string {
    return fieldHtml(text, (path) => this.#names.get(path) ?? path);
  }

  #formOf(cardType: string, texts: ReadonlyMap<string, string>): Form {
    const own = this.#file.cardTypes.has(cardType) ? undefined : OWN_FORMS.get(cardType);
    return own ?? this.#made(cardType, () => this.#makeForm(cardType, texts));
  }

  #makeForm(cardType: string, texts: ReadonlyMap<string, string>): Form {
    const known = this.#typeOf(cardType) ?? unknownType(cardType, [...texts.keys()]);
    const fields = fieldsOf(known);
    const names = new Map(known.fields.map(([key], at) => [key, fields[at] ?? '']));
    const views = known.views.filter(
      ({ templates, question }) => templates !== null || question.length > 0,
    );
    const type = madeNoteType({
      ...this.#identity(cardType, known.name, ''),
      kind: 'normal',
      fields,
      templates: views.map((view) => ({ name: view.name, ...viewTemplates(view, names) })),
    });
    const ordinals = new Map(views.map(({ id }, at) => [id, at]));
    return { type, keys: known.fields.map(([key]) => key), ordinals };
  }

  #clozeForm(cardType: string, key: string): Form {
    return this.#made(`${cardType}\0holes`, () => {
      const known = this.#typeOf(cardType) ?? unknownType(cardType, [key]);
      const fields = fieldsOf(known);
      const keys = known.fields.map(([each]) => each);
      const text = fields[keys.indexOf(key)] ?? fields[0] ?? '';
      const others = fields.filter((name) => name !== text);
      const shown = others.map((name) => `{{#${name}}}<div>{{${name}}}</div>{{/${name}}}`);
      const question = `{{cloze:${text}}}`;
      const answer = [question, ...shown].join('\n');
      const type = madeNoteType({
        ...this.#identity(cardType, `${known.name} (holes)`, 'holes'),
        ...{ kind: 'cloze', fields, templates: [{ name: 'Cloze', question, answer }] },
      });
      return { type, keys, ordinals: new Map() };
    });
  }

  #identity(cardType: string, name: string, part: string): Pick<AnkiNoteType, 'id' | 'name'> {
    const id = madeTypeId(this.#source.sha1(`mnemosyne\0${cardType}\0${part}`));
    return { id, name: `Mnemosyne: ${name}` };
  }

  /** One that the file does not tell of looks like the one that it was made from. */
  #typeOf(cardType: string): MnemosyneCardType | undefined {
    return this.#file.cardTypes.get(cardType) ?? CARD_TYPES.get(rootOf(cardType));
  }

  #made(name: string, make: () => Form): Form {
    const form = this.#forms.get(name) ?? make();
    this.#forms.set(name, form);
    return form;
  }
}

/** The field of our own note type that asks a note the other way round as well. */
const REVERSE = 4;

const BASIC = ownNoteTypes.find(({ id }) => id === OWN_TYPES.basic) as AnkiNoteType;
const CLOZE = ownNoteTypes.find(({ id }) => id === OWN_TYPES.cloze) as AnkiNoteType;
const OWN_CLOZE: Form = { type: CLOZE, keys: ['text'], ordinals: new Map() };
const OWN_FORMS: ReadonlyMap<string, Form> = new Map([
  ['1', { type: BASIC, keys: ['f', 'b'], ordinals: new Map([['1.1', 0]]) }],
  [
    '2',
    {
      ...{ type: BASIC, keys: ['f', 'b'] },
      ordinals: new Map([
        ['2.1', 0],
        ['2.2', 1],
      ]),
    },
  ],
]);

function fieldsOf({ fields }: MnemosyneCardType): string[] {
  return distinct(fields.map(([key, name]) => fieldName(name) || fieldName(key) || 'Field'));
}

/** The first text asks for the others. */
function unknownType(cardType: string, keys: readonly string[]): MnemosyneCardType {
  const fields = keys.map((key) => [key, key] as const);
  const sides = { question: keys.slice(0, 1), answer: keys.slice(1) };
  const form = { isOnTop: false, isTyped: false, templates: null };
  return {
    name: cardType,
    fields: fields.length > 0 ? fields : [['f', 'Front']],
    views: [{ id: '', name: 'Card 1', ...sides, ...form }],
  };
}

/** Two cards in one place cannot be: the first stays. */
function byOrdinal(
  cards: readonly MnemosyneCard[],
  ordinalOf: (card: MnemosyneCard) => number,
): ProgramCard[] {
  const found = new Map<number, ProgramCard>();
  for (const card of cards) {
    const ordinal = ordinalOf(card);
    if (found.has(ordinal)) continue;
    const study = studyOf(card);
    found.set(ordinal, { ordinal, isSuspended: false, study, reviews: card.reviews });
  }
  return [...found.values()];
}
