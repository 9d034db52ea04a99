import type { Actor, Context } from '#lib/context.ts';
import type { AnkiNoteType } from '#lib/formats/anki/collection.ts';
import { ownNoteTypes } from '#lib/formats/anki/write/own/note-types.ts';
import type { CardId, NoteId } from '#lib/shared/ids.ts';
import { letOthersIn } from '#lib/shared/let-others-in.ts';
import {
  type CardForAnki,
  cardsForAnki,
  notesForAnki,
  noteTypesForAnki,
} from '#lib/store/anki-rows.ts';
import { ankiNoteType } from './anki-note-types.ts';
import { ankiNotes, type NoteWithCards } from './anki-notes.ts';

/** What is to go to Anki. */
export interface Wanted {
  /** The cards; null for all that are not archived. */
  readonly cards: ReadonlySet<CardId> | null;
  readonly withProgress: boolean;
}

/** What the pages are read from. */
interface Source {
  /** The notes, in the order in which they come. */
  readonly notes: readonly NoteId[];
  readonly wanted: Wanted;
  readonly noteTypes: ReadonlyMap<string, AnkiNoteType>;
}

/** Notes read at a time: the memory that an export takes. */
const PAGE = 400;

/** The notes for Anki, in pages. */
export async function* notePages(
  context: Context,
  actor: Actor,
  source: Source,
): AsyncGenerator<NoteWithCards[]> {
  const { notes } = source;
  for (let start = 0; start < notes.length; start += PAGE) {
    yield await pageOf(context, actor, { source, page: notes.slice(start, start + PAGE) });
    await letOthersIn();
  }
}

async function pageOf(
  { store }: Context,
  { user }: Actor,
  { source, page }: { source: Source; page: readonly NoteId[] },
): Promise<NoteWithCards[]> {
  const { wanted, noteTypes } = source;
  const notes = await notesForAnki(store.db, page);
  const cards = await cardsForAnki(store.db, user, page);
  const goes = ({ id, isArchived }: CardForAnki) => !isArchived && (wanted.cards?.has(id) ?? true);
  return page.flatMap((id) => {
    const all = cards.get(id) ?? [];
    const note = notes.get(id);
    const own = all.filter(goes);
    if (!note || own.length === 0) return [];
    const { withProgress } = wanted;
    return ankiNotes(note, { noteTypes, all, cards: own, withProgress });
  });
}

/** All note types that an export may speak of; one of ours that came back is there once. */
export function typesForExport(noteTypes: ReadonlyMap<string, AnkiNoteType>): AnkiNoteType[] {
  const known = new Set([...noteTypes.values()].map(({ id }) => id));
  return [...noteTypes.values(), ...ownNoteTypes.filter(({ id }) => !known.has(id))];
}

/** The note types that came from Anki, by our ids. */
export async function noteTypesOf(
  { store }: Context,
  { user }: Actor,
): Promise<Map<string, AnkiNoteType>> {
  const rows = await noteTypesForAnki(store.db, user);
  return new Map(rows.map((row) => [row.id, ankiNoteType(row)]));
}
