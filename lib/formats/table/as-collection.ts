import type {
  AnkiCard,
  AnkiCollection,
  AnkiDeck,
  AnkiNote,
  AnkiNoteType,
} from '#lib/formats/anki/collection.ts';
import { guidOf } from '#lib/formats/anki/guid.ts';
import { deckName, EMPTY_COLLECTION, NEW_CARD, plainDeck } from '#lib/formats/anki/plain.ts';
import { strippedField } from '#lib/formats/anki/write/stripped-field.ts';
import type { TextHash } from '#lib/formats/anki/write/text-hash.ts';
import { cardOrdinals } from '#lib/render/anki/render-sides.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { AlikeRows } from './alike-rows.ts';
import { TableTypes } from './note-types.ts';
import type { ColumnRole, Table } from './table.ts';

/** What a table is turned into notes with. */
export interface TableSource {
  /** Note types that are here, by which rows may be named. */
  readonly known: readonly AnkiNoteType[];
  readonly sha1: TextHash;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The deck of rows where neither they nor the file name one. */
  readonly deck: string;
  /** Told of rows that make no note, with their number. */
  readonly told: (problem: 'row-empty' | 'row-twice', row: number) => void;
}

/** The notes of a table as a collection, and what it says nothing of. */
export interface TableNotes {
  readonly collection: AnkiCollection;
  /** Places of the fields that its rows give. */
  readonly givenFields: ReadonlySet<number>;
  readonly givesTags: boolean;
  /** Tags that every row gets, beside those that notes have. */
  readonly addedTags: readonly string[];
}

/**
 * The notes of a table. A row without a GUID is the note whose first field, note type and deck it has, as in Anki; where several rows have
 * the same and go on otherwise, as words of several meanings do, each is a note of its own. Of rows that are the same note the last one counts.
 */
export function tableAsCollection(table: Table, source: TableSource): TableNotes {
  const { form, rows } = table;
  const reading = new RowReading(table, source);
  const notes = new Map<string, AnkiNote & { readonly deck: number }>();
  for (const [at, row] of rows.entries()) {
    const note = reading.noteOf(row, at);
    if (note === null) {
      source.told('row-empty', at + 1);
      continue;
    }
    if (notes.has(note.guid)) {
      source.told('row-twice', at + 1);
      if (form.matches === 'keep') continue;
      notes.delete(note.guid);
    }
    notes.set(note.guid, note);
  }
  const inOrder = [...notes.values()].sort((a, b) => a.id - b.id);
  const types = new Map(reading.types.used.map((type) => [type.id, type]));
  const cards = () => cardsOfAll(inOrder, types);
  const given = form.columns.flatMap((role) => (role.startsWith('field:') ? [fieldOf(role)] : []));
  return {
    collection: {
      ...EMPTY_COLLECTION,
      modified: source.now,
      decks: reading.decks,
      noteTypes: reading.types.used,
      counts: { notes: inOrder.length, reviews: 0 },
      notes: () => inOrder,
      cards,
      cardsById: cards,
    },
    givenFields: new Set(form.bothWays ? [...given, REVERSE] : given),
    givesTags: form.columns.includes('tags'),
    addedTags: form.tags,
  };
}

/** The field of our own note type that asks a note the other way round as well. */
const REVERSE = 4;

function fieldOf(role: ColumnRole): number {
  return Number(role.slice('field:'.length));
}

class RowReading {
  readonly types: TableTypes;
  readonly #table: Table;
  readonly #source: TableSource;
  readonly #decks = new Map<string, AnkiDeck>();
  readonly #alike = new AlikeRows();
  readonly #places: Readonly<Record<'guid' | 'tags' | 'deck' | 'type', number>>;
  readonly #fields: readonly { readonly at: number; readonly field: number }[];

  constructor(table: Table, source: TableSource) {
    this.#table = table;
    this.#source = source;
    this.types = new TableTypes(table, source);
    const { columns } = table.form;
    const placeOf = (role: ColumnRole) => columns.indexOf(role);
    this.#places = {
      ...{ guid: placeOf('guid'), tags: placeOf('tags') },
      ...{ deck: placeOf('deck'), type: placeOf('type') },
    };
    this.#fields = columns.flatMap((role, at) =>
      role.startsWith('field:') ? [{ at, field: fieldOf(role) }] : [],
    );
  }

  get decks(): readonly AnkiDeck[] {
    return [...this.#decks.values()];
  }

  /** Null where the first field is empty, so that nothing could be asked. */
  noteOf(row: readonly string[], at: number): (AnkiNote & { readonly deck: number }) | null {
    const { form } = this.#table;
    const cell = (place: number) => (place < 0 ? '' : (row[place] ?? '').trim());
    const texts = this.#fields.map(({ at: place, field }) => ({ field, text: row[place] ?? '' }));
    const first = texts.find(({ field }) => field === 0)?.text ?? '';
    if (first.trim() === '') return null;
    const type = this.types.of(cell(this.#places.type) || form.noteType, first);
    const fields = type.fields.map(() => '');
    for (const { field, text } of texts) {
      if (field < fields.length) fields[field] = form.isHtml ? text : plainHtml(text);
    }
    if (form.bothWays && type.fields[REVERSE]?.name === 'Reverse') fields[REVERSE] = '1';
    const deck = this.#deckOf(cell(this.#places.deck) || form.deck || this.#source.deck);
    const tags = [...form.tags, ...cell(this.#places.tags).split(/\s+/)];
    return {
      id: at + 1,
      guid: cell(this.#places.guid) || this.#derivedGuid(type, deck, fields),
      noteType: type.id,
      deck: deck.id,
      modified: Math.floor(this.#source.now / 1000),
      tags: [...new Set(tags.filter((tag) => tag !== ''))],
      fields,
    };
  }

  #derivedGuid({ id }: AnkiNoteType, deck: AnkiDeck, fields: readonly string[]): string {
    const kept = this.#table.form.matches === 'both' ? 'both' : '';
    const begins = [id, deck.name, strippedField(fields[0] ?? ''), kept].join('\0');
    const guid = guidOf(this.#source.sha1(begins));
    const place = this.#alike.placeOf(guid, fields);
    return place === 0 ? guid : guidOf(this.#source.sha1(`${begins}\0${place}`));
  }

  #deckOf(name: string): AnkiDeck {
    const clean = deckName(name);
    const known = this.#decks.get(clean);
    if (known) return known;
    const deck = plainDeck(this.#decks.size + 1, clean);
    this.#decks.set(clean, deck);
    return deck;
  }
}

/** Every sign stands for itself, lines stay lines. */
function plainHtml(text: string): string {
  return escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>');
}

/** Made when they are asked for: there may be a million of them. */
function* cardsOfAll(
  notes: readonly (AnkiNote & { readonly deck: number })[],
  types: ReadonlyMap<number, AnkiNoteType>,
): Generator<AnkiCard> {
  for (const note of notes) {
    const type = types.get(note.noteType);
    if (!type) continue;
    for (const ordinal of cardOrdinals(type, note.fields)) yield newCard(note, ordinal);
  }
}

/** Written out, for there may be a million of them: to spread one together takes ten times as long. */
function newCard(note: AnkiNote & { readonly deck: number }, ordinal: number): AnkiCard {
  return {
    id: note.id * 1000 + ordinal,
    note: note.id,
    deck: note.deck,
    ordinal,
    modified: note.modified,
    type: 'new',
    queue: 'new',
    due: note.id,
    interval: 0,
    ease: 0,
    reps: 0,
    lapses: 0,
    left: 0,
    originalDue: 0,
    originalDeck: 0,
    flags: 0,
    data: NEW_CARD.data,
  };
}
