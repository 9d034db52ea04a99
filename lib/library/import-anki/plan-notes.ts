import type { NoteType } from '#lib/bundle/note-type.ts';
import type { AnkiCard, AnkiNote, UpstreamMarks } from '#lib/formats/anki/collection.ts';
import type { CardId, NoteId, NoteTypeId } from '#lib/shared/ids.ts';
import {
  cardsOfNotes,
  type FieldsCard,
  type FieldsNote,
  fieldsNotes,
  guidsOfDocuments,
  noteAnkiIds,
  notesByGuid,
} from '#lib/store/fields-notes.ts';
import { readNoteTypes } from '#lib/store/note-types.ts';
import type { DeckHere, DecksHere } from './decks-here.ts';
import { FirstFields } from './first-fields.ts';
import { firstWords } from './first-words.ts';
import { leavesDecks, type PackageImport, type ProblemCode } from './importing.ts';
import { broughtUp, cardsInNewForm, inNewForm } from './in-new-form.ts';
import { languagesOf } from './languages-of.ts';
import type { MissingFiles } from './missing-files.ts';
import type { NoteTypeHere } from './note-types-here.ts';
import type { NoteWithCards } from './notes-with-cards.ts';
import { planOf } from './plan-note.ts';

/** What becomes of a card. */
export interface CardPlan {
  readonly card: AnkiCard;
  readonly facet: string;
  readonly deck: DeckHere;
  /** Null where it is new. */
  readonly here: FieldsCard | null;
  /** It lies in the archive here, for the fields of its note make it no longer. */
  readonly isGone: boolean;
}

/** What becomes of a note. */
export interface NotePlan {
  readonly action: 'create' | 'update' | 'move' | 'revive' | 'ambiguous' | 'unchanged';
  readonly note: AnkiNote;
  /** Null where another note of the package bears the same. */
  readonly guid: string | null;
  readonly type: NoteTypeHere;
  readonly here: FieldsNote | null;
  /** Whether it says here what it said when it came last, and says no other now. */
  readonly isAsItCame: boolean;
  /** As they will be; those of the place where they stay. */
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  /** Names of the fields that both sides changed. */
  readonly conflicts: readonly string[];
  /** Whether its fields hold what was changed here beside what was changed there. */
  readonly isOfBoth: boolean;
  readonly cards: readonly CardPlan[];
  /** What was put on its cards when they came last, and what by now. */
  readonly marksThen: UpstreamMarks;
  readonly marks: UpstreamMarks;
  /** Cards here that its new text makes no longer, and that the package does not have either. */
  readonly gone: readonly FieldsCard[];
  /** Whether all its cards are to be drawn anew. */
  readonly isRedrawn: boolean;
  /** Cards here that give up their facets first, for the note gets another type. */
  readonly displaced: readonly { readonly id: CardId; readonly facet: string }[];
}

/** What notes are planned with. */
export interface Planning {
  readonly importing: PackageImport;
  readonly types: ReadonlyMap<number, NoteTypeHere>;
  readonly decks: DecksHere;
  /** Changes how fields speak of files whose names are taken here. */
  readonly rewritten: (field: string) => string;
  readonly missing: MissingFiles;
}

/** Plans notes of a package against what is here, chunk by chunk. */
export class NotePlanner {
  readonly #planning: Planning;
  readonly #guids = new Set<string>();
  #ankiIds: ReadonlyMap<number, NoteId> | null = null;
  #firstFields: FirstFields | null = null;
  #typesHere: ReadonlyMap<NoteTypeId, NoteType> | null = null;
  /** Notes here that a row is already. */
  readonly #taken = new Set<NoteId>();

  constructor(planning: Planning) {
    this.#planning = planning;
  }

  /** Writes nothing. Notes and cards that make no sense are told and left out. */
  async plan(chunk: readonly NoteWithCards[]): Promise<NotePlan[]> {
    const incoming = await this.#withoutDocuments(chunk.flatMap((each) => this.#sound(each)));
    const here = inNewForm(await this.#hereOf(incoming));
    const languages = languagesOf(incoming, (card) => this.#planning.decks.homeOf(card));
    const { importing, decks } = this.#planning;
    const cards = await cardsOfNotes(
      importing.db,
      [...here.values()].map(({ id }) => id),
    );
    const typesHere = await this.#typesOf(here);
    return incoming.map((each) => {
      const note = here.get(each) ?? null;
      const deckOf = (card: AnkiCard, lies: FieldsCard | null) => {
        const isLeft = lies && (leavesDecks(importing) || lies.placed);
        const stays = isLeft ? decks.lying(lies.deckId) : null;
        if (stays) return stays;
        return decks.deckOf(decks.homeOf(card), languages);
      };
      return planOf(each, {
        here: note,
        cardsHere: cardsInNewForm((note && cards.get(note.id)) ?? [], note, each.type),
        deckOf,
        planning: this.#planning,
        typeHere: (note && typesHere?.get(note.noteTypeId)) ?? null,
      });
    });
  }

  /** The note types here, where a note comes under another one; null where none does. */
  async #typesOf(here: ReadonlyMap<Incoming, FieldsNote>) {
    if (![...here].some(([{ type }, note]) => note.noteTypeId !== type.id)) return null;
    const { db, user } = this.#planning.importing;
    this.#typesHere ??= new Map((await readNoteTypes(db, user)).map((type) => [type.id, type]));
    return this.#typesHere;
  }

  /** A row of what was exported from a document: the document itself says what it holds. */
  async #withoutDocuments(incoming: readonly Incoming[]): Promise<Incoming[]> {
    const { db, user, source, tally } = this.#planning.importing;
    if (source.kind !== 'table') return [...incoming];
    const guids = incoming.flatMap(({ guid }) => guid ?? []);
    const written = new Set(await guidsOfDocuments(db, user, guids));
    return incoming.filter(({ guid, note }) => {
      const isWritten = guid !== null && written.has(guid);
      if (isWritten) tally.note('note-of-document', firstWords(note));
      return !isWritten;
    });
  }

  #sound(given: NoteWithCards): Incoming[] {
    const { types, importing, rewritten, missing } = this.#planning;
    const type = types.get(given.note.noteType);
    const { note, cards } = type?.outdated ? broughtUp(given, type.outdated) : given;
    const about = () => `nid:${note.id} ${firstWords(note)}`.trim();
    const tell = (code: ProblemCode) => importing.tally.note(code, about());
    if (!type) {
      tell('note-without-type');
      return [];
    }
    const wanted = type.type.fields.length;
    if (note.fields.length < wanted) tell('fields-missing');
    const fields = note.fields.map(rewritten);
    while (fields.length < wanted) fields.push('');
    const isTwice = note.guid === '' || this.#guids.has(note.guid);
    if (isTwice && note.guid !== '') tell('guid-twice');
    this.#guids.add(note.guid);
    const known = cards.filter((card) => hasTemplate(card, type));
    for (let lost = known.length; lost < cards.length; lost++) tell('card-without-template');
    if (known.length === 0) {
      tell('note-without-cards');
      return [];
    }
    missing.look(note.fields, about);
    return [{ note: { ...note, fields }, guid: isTwice ? null : note.guid, type, cards: known }];
  }

  async #hereOf(incoming: readonly Incoming[]): Promise<Map<Incoming, FieldsNote>> {
    const { db, user } = this.#planning.importing;
    const guids = incoming.flatMap(({ guid }) => guid ?? []);
    const byGuid = new Map((await notesByGuid(db, user, guids)).map((row) => [row.guid, row]));
    const found = new Map<Incoming, FieldsNote>();
    for (const each of incoming) {
      const same = each.guid === null ? undefined : byGuid.get(each.guid);
      if (same) found.set(each, same);
    }
    const left = incoming.filter((each) => !found.has(each));
    if (left.length === 0) return found;
    switch (this.#planning.importing.source.kind) {
      case 'table':
        return this.#byFirstField(found, left);
      case 'anki':
        return this.#byAnkiId(found, left);
      case 'program':
        return found;
    }
  }

  /** Rows that name no note are the one here with their first field, of their note type and deck. */
  async #byFirstField(
    found: Map<Incoming, FieldsNote>,
    left: readonly Incoming[],
  ): Promise<Map<Incoming, FieldsNote>> {
    const { importing, types, decks } = this.#planning;
    if (importing.source.kind !== 'table' || importing.source.matches === 'both') return found;
    this.#firstFields ??= await FirstFields.of(importing, [...types.values()]);
    for (const { id } of found.values()) this.#taken.add(id);
    const ids = new Map<NoteId, Incoming>();
    for (const each of left) {
      const deck = decks.idHere(each.cards[0]?.deck ?? 0);
      const begins = { type: each.type.id, deck, first: each.note.fields[0] ?? '' };
      const id = this.#firstFields.find(begins, this.#taken);
      if (id === null) continue;
      this.#taken.add(id);
      ids.set(id, each);
    }
    if (ids.size === 0) return found;
    for (const row of await fieldsNotes(importing.db, importing.user, [...ids.keys()])) {
      const each = ids.get(row.id);
      if (each) found.set(each, row);
    }
    return found;
  }

  /** A note whose GUID was changed is still the note of its id, unless another note here has that GUID. */
  async #byAnkiId(
    found: Map<Incoming, FieldsNote>,
    left: readonly Incoming[],
  ): Promise<Map<Incoming, FieldsNote>> {
    const { db, user } = this.#planning.importing;
    this.#ankiIds ??= await noteAnkiIds(db, user);
    const taken = new Set([...found.values()].map(({ id }) => id));
    const ids = new Map(
      left.flatMap((each) => {
        const id = this.#ankiIds?.get(each.note.id);
        return id === undefined || taken.has(id) ? [] : [[id, each] as const];
      }),
    );
    if (ids.size === 0) return found;
    for (const row of await fieldsNotes(db, user, [...ids.keys()])) {
      const each = ids.get(row.id);
      // Made elsewhere in the same millisecond, most likely: a note that has nothing in common with this one.
      if (each && isAkin(row, each)) found.set(each, row);
    }
    return found;
  }
}

const MOST_HOLES = 500;

function hasTemplate({ ordinal }: AnkiCard, { type }: NoteTypeHere): boolean {
  return ordinal >= 0 && ordinal < (type.kind === 'cloze' ? MOST_HOLES : type.templates.length);
}

/** A note of a file with what makes sense of it. */
export interface Incoming {
  readonly note: AnkiNote;
  readonly guid: string | null;
  readonly type: NoteTypeHere;
  readonly cards: readonly AnkiCard[];
}

function isAkin(row: FieldsNote, { type, guid, note }: Incoming): boolean {
  if (guid === null && row.guid === null) return row.noteTypeId === type.id;
  const fields = JSON.parse(row.fields) as string[];
  return (
    row.noteTypeId === type.id &&
    fields.some((field, at) => field !== '' && field === note.fields[at])
  );
}
