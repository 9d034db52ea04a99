import type { AnkiMedia, AnkiNoteType } from '#lib/formats/anki/collection.ts';
import { guidOf } from '#lib/formats/anki/guid.ts';
import { distinct, fieldName, madeNoteType, madeTypeId } from '#lib/formats/anki/made-note-type.ts';
import { OWN_TYPES, ownNoteTypes } from '#lib/formats/anki/write/own/note-types.ts';
import type { TextHash } from '#lib/formats/anki/write/text-hash.ts';
import type { ProgramCard, ProgramNote } from '#lib/formats/program/program-notes.ts';
import type { MochiCard, MochiDeck, MochiFile, MochiTemplate } from './read-mochi.ts';
import { fileName, hasHoles, SideWriting, sidesOf } from './side-html.ts';
import { answersOf, type DayOf, studyOf } from './study.ts';

/** What notes are made with. */
export interface NoteSource {
  readonly sha1: TextHash;
  /** The civil day of an instant where the person is, in days since 1970-01-01. */
  readonly dayOf: DayOf;
  /** Told of cards that do not come, with what they begin with. */
  readonly told: (problem: 'card-in-trash' | 'card-empty', about: string) => void;
}

/** The cards of a file of Mochi as notes. */
export function mochiNotes(file: MochiFile, source: NoteSource): ProgramNote[] {
  const reading = new NoteReading(file, source);
  return file.cards.flatMap((card) => reading.noteOf(card));
}

/** The files in an archive of Mochi's, by their names: cards speak of them so. */
export function mochiMedia(entries: readonly string[]): AnkiMedia[] {
  const isFile = (entry: string) => !/^data\.(?:json|edn)$|(?:^|\/)(?:\.|__MACOSX\/)/.test(entry);
  const names = new Map(entries.filter(isFile).map((entry) => [fileName(entry), entry]));
  return [...names].map(([name, entry]) => ({ name, entry, size: null, sha1: null }));
}

/** The fields and template of a card as a note type. */
interface Form {
  readonly type: AnkiNoteType;
  readonly template: MochiTemplate;
}

class NoteReading {
  readonly #source: NoteSource;
  readonly #decks: ReadonlyMap<string, MochiDeck>;
  readonly #templates: ReadonlyMap<string, MochiTemplate>;
  readonly #forms = new Map<string, Form>();

  constructor(file: MochiFile, source: NoteSource) {
    this.#source = source;
    this.#decks = new Map(file.decks.map((deck) => [deck.id, deck]));
    this.#templates = file.templates;
  }

  noteOf(card: MochiCard): ProgramNote[] {
    const made = this.#made(card);
    const about = card.name || card.content.replace(/^[-\s]+|[-\s]+$/g, '') || card.id;
    if (card.isInTrash || made === null) {
      this.#source.told(card.isInTrash ? 'card-in-trash' : 'card-empty', about);
      return [];
    }
    const deck = this.#deckOf(card.deck);
    const isSuspended = card.isArchived || deck.isArchived;
    return [
      {
        guid: guidOf(this.#source.sha1(`mochi\0${identityOf(card, deck.name)}`)),
        type: made.type,
        deck: deck.name,
        modified: Math.floor(card.modified / 1000),
        tags: card.tags.map((tag) => tag.replace(/^#/, '').replace(/\s+/g, '_')),
        fields: made.fields,
        cards: made.ordinals.map((ordinal) => this.#cardOf(card, { ordinal, isSuspended, made })),
      },
    ];
  }

  /** All holes of a card are one card to Mochi: they stand alike, and the first has the answers. */
  #cardOf(
    card: MochiCard,
    { ordinal, isSuspended, made }: { ordinal: number; isSuspended: boolean; made: Made },
  ): ProgramCard {
    const isBack = made.kind === 'normal' && ordinal === 1;
    const reviews = isBack ? card.reverseReviews : card.reviews;
    const isFirst = made.kind === 'normal' || ordinal === made.ordinals[0];
    const study = studyOf(reviews, this.#source.dayOf);
    return { ordinal, isSuspended, study, reviews: isFirst ? answersOf(reviews) : [] };
  }

  #made(card: MochiCard): Made | null {
    const template = card.template === null ? undefined : this.#templates.get(card.template);
    if (card.content.trim() !== '' || card.fields.size === 0) {
      return madeOfText(card.content.trim() || card.name, card.isReversed);
    }
    if (!template)
      return madeOfText([...card.fields.values()].join('\n\n---\n\n'), card.isReversed);
    const values = template.fields.map(({ id }) => card.fields.get(id) ?? '');
    if (values.every((value) => value.trim() === '')) return null;
    if (values.some(hasHoles)) return madeOfText(filled(template, values), card.isReversed);
    const { type } = this.#formOf(template);
    const fields = values.map((value) => writing(false).html(value));
    return {
      ...{ kind: 'normal', type, fields: [...fields, card.isReversed ? '1' : ''] },
      ordinals: card.isReversed ? [0, 1] : [0],
    };
  }

  #formOf(template: MochiTemplate): Form {
    const known = this.#forms.get(template.id);
    if (known) return known;
    const form = { template, type: typeOf(template, this.#source.sha1) };
    this.#forms.set(template.id, form);
    return form;
  }

  /** The full name of a deck; one that is not there, or lies in itself, is at the top. */
  #deckOf(id: string): { readonly name: string; readonly isArchived: boolean } {
    const parts: string[] = [];
    let isArchived = false;
    const seen = new Set<string>();
    for (let at = this.#decks.get(id); at && !seen.has(at.id); ) {
      seen.add(at.id);
      parts.unshift(at.name.replaceAll('::', ':').trim() || 'Mochi');
      isArchived ||= at.isArchived;
      at = at.parent === null ? undefined : this.#decks.get(at.parent);
    }
    return { name: parts.join('::') || 'Mochi', isArchived };
  }
}

/** The id, or where there is none what the card says. */
function identityOf({ id, content, name, fields }: MochiCard, deck: string): string {
  return id !== '' ? id : [deck, content || name, ...fields.values()].join('\0');
}

/** A note of a card. */
interface Made {
  readonly kind: AnkiNoteType['kind'];
  readonly type: AnkiNoteType;
  readonly fields: readonly string[];
  readonly ordinals: readonly number[];
}

const BASIC = ownNoteTypes.find(({ id }) => id === OWN_TYPES.basic) as AnkiNoteType;
const CLOZE = ownNoteTypes.find(({ id }) => id === OWN_TYPES.cloze) as AnkiNoteType;

/** Our own note types hold text of any number of sides. */
function madeOfText(content: string, isReversed: boolean): Made | null {
  const [front = '', ...others] = sidesOf(content);
  const isHollow = front === '' && others.every((side) => side === '');
  if (isHollow) return null;
  if (hasHoles(content)) return madeOfHoles([front, ...others]);
  const html = (side: string) => writing(false).html(side);
  const [first = '', back = ''] =
    front === '' ? [others.map(html).join(RULE)] : [html(front), others.map(html).join(RULE)];
  const isAsked = isReversed && back !== '';
  return {
    ...{ kind: 'normal', type: BASIC, fields: [first, back, '', '', isAsked ? '1' : ''] },
    ordinals: isAsked ? [0, 1] : [0],
  };
}

const RULE = '\n<hr>\n';

function madeOfHoles([front = '', ...others]: readonly string[]): Made {
  const written = writing(true);
  const text = written.html(front);
  const rest = others.map((side) => written.html(side)).join(RULE);
  // A hole on another side than the first is asked together with it.
  const isApart = !/\{\{c\d+::/.test(rest);
  const fields = isApart ? [text, rest, ''] : [[text, rest].join(RULE), '', ''];
  const numbers = [...fields.join('').matchAll(/\{\{c(\d+)::/g)].map(([, number]) =>
    Number(number),
  );
  const ordinals = [...new Set(numbers)].sort((a, b) => a - b).map((number) => number - 1);
  return { kind: 'cloze', type: CLOZE, fields, ordinals };
}

function writing(withHoles: boolean): SideWriting {
  const isPlayed = (name: string) =>
    /\.(?:mp3|ogg|opus|wav|m4a|aac|flac|mp4|webm|mov)$/i.test(name);
  return new SideWriting({ withHoles, isPlayed });
}

const PLACE = /<<([#^/]?)\s*([^<>]*?)\s*>>/g;

/** The text of a card, where its fields hide something. */
function filled({ content, fields }: MochiTemplate, values: readonly string[]): string {
  return content.replace(PLACE, (_, mark: string, name: string) => {
    if (mark !== '') return '';
    return values[fields.findIndex((field) => field.name === name)] ?? '';
  });
}

/** A note type with the fields of a template; its sides are drawn as the template says. */
function typeOf(template: MochiTemplate, sha1: TextHash): AnkiNoteType {
  const names = distinct(template.fields.map(({ name, id }) => fieldName(name) || fieldName(id)));
  const reverse = distinct([...names, 'Reverse']).at(-1) as string;
  const [front = '', ...others] = sidesOf(template.content).map((side) =>
    sideOf(side, { template, names }),
  );
  const back = others.join(RULE);
  const other = (html: string) => `{{#${reverse}}}\n${html}\n{{/${reverse}}}`;
  const both = (first: string, second: string) => `${first}\n<hr id="answer">\n${second}`;
  return madeNoteType({
    id: madeTypeId(sha1(`mochi\0${template.id}`)),
    name: `Mochi: ${template.name || template.id}`,
    kind: 'normal',
    fields: [...names, reverse],
    templates: [
      { name: 'Forward', question: front, answer: both(front, back) },
      { name: 'Reverse', question: other(back), answer: both(back, front) },
    ],
  });
}

function sideOf(
  markdown: string,
  { template, names }: { template: MochiTemplate; names: readonly string[] },
): string {
  const places: string[] = [];
  const marked = markdown.replace(PLACE, (_, mark: string, name: string) => {
    const field = names[template.fields.findIndex((each) => each.name === name)];
    places.push(field === undefined ? '' : `{{${mark}${field}}}`);
    return `xPz${places.length - 1}q`;
  });
  return writing(false)
    .html(marked)
    .replace(/xPz(\d+)q/g, (_, at) => places[Number(at)] ?? '');
}
