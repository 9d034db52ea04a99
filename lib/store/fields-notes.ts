import type { CardId, DeckId, NoteId, NoteTypeId, UserId } from '#lib/shared/ids.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** A note with fields, as it is here. */
export interface FieldsNote {
  readonly id: NoteId;
  readonly guid: string | null;
  readonly ankiId: number | null;
  readonly deckId: DeckId;
  readonly noteTypeId: NoteTypeId;
  /** JSON lists. */
  readonly fields: string;
  readonly tags: string;
  /** JSON: the version that came last; null where none did. */
  readonly upstream: string | null;
  readonly archivedAt: number | null;
  /** Its owner deleted it. */
  readonly removed: boolean;
}

/** A card of such a note. */
export interface FieldsCard {
  readonly id: CardId;
  readonly noteId: NoteId;
  readonly deckId: DeckId;
  readonly facet: string;
  readonly language: string;
  readonly revision: number;
  /** Of its present text. */
  readonly hash: string;
  readonly ankiId: number | null;
  readonly archivedAt: number | null;
  /** 1 where its owner laid it into its deck, whatever a package says. */
  readonly placed: number;
}

const NOTE = `n."id", n."guid", n."ankiId", n."deckId", n."noteTypeId", n."fields", n."tags", n."upstream", n."archivedAt", n."removed"`;

/** The person's notes with these GUIDs. */
export function notesByGuid(db: Db, user: UserId, guids: readonly string[]): Promise<FieldsNote[]> {
  return query(
    db,
    `SELECT ${NOTE} FROM json_each(?2) wanted CROSS JOIN "Note" n CROSS JOIN "Deck" d
     WHERE n."guid" = wanted.value AND n."kind" = 'fields' AND d."id" = n."deckId" AND d."ownerId" = ?1`,
    user,
    list(guids),
  );
}

/** Those of these GUIDs that notes of documents bear. */
export async function guidsOfDocuments(
  db: Db,
  user: UserId,
  guids: readonly string[],
): Promise<string[]> {
  const rows = await query<{ guid: string }>(
    db,
    `SELECT DISTINCT n."guid" FROM json_each(?2) wanted CROSS JOIN "Note" n CROSS JOIN "Deck" d
     WHERE n."guid" = wanted.value AND n."kind" <> 'fields' AND n."archivedAt" IS NULL
       AND d."id" = n."deckId" AND d."ownerId" = ?1`,
    user,
    list(guids),
  );
  return rows.map(({ guid }) => guid);
}

/** The first field of every note of a type, with its deck. */
export function firstFields(
  db: Db,
  type: NoteTypeId,
): Promise<{ readonly id: NoteId; readonly deckId: DeckId; readonly first: string }[]> {
  return query(
    db,
    `SELECT "id", "deckId", json_extract("fields", '$[0]') AS "first" FROM "Note"
     WHERE "noteTypeId" = ? AND "archivedAt" IS NULL ORDER BY "id"`,
    type,
  );
}

/** The first fields of live notes of a type that may read as a text does: those that hold `part` of it as it stands, or markup. */
export function firstFieldsWith(
  db: Db,
  type: NoteTypeId,
  part: string,
): Promise<{ readonly id: NoteId; readonly first: string }[]> {
  return query(
    db,
    `SELECT "id", "first" FROM (SELECT "id", json_extract("fields", '$[0]') AS "first" FROM "Note"
       WHERE "noteTypeId" = ?1 AND "archivedAt" IS NULL)
     WHERE instr("first", ?2) OR instr("first", '<') OR instr("first", '&') ORDER BY "id"`,
    type,
    part,
  );
}

/** How many live notes of each type a deck has. */
export async function countByNoteType(db: Db, deck: DeckId): Promise<Map<NoteTypeId, number>> {
  const rows = await query<{ id: NoteTypeId; count: number }>(
    db,
    `SELECT "noteTypeId" AS "id", count(*) AS "count" FROM "Note"
     WHERE "deckId" = ? AND "noteTypeId" IS NOT NULL AND "archivedAt" IS NULL GROUP BY 1`,
    deck,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** The same by their ids. */
export function fieldsNotes(db: Db, user: UserId, ids: readonly NoteId[]): Promise<FieldsNote[]> {
  return query(
    db,
    `SELECT ${NOTE} FROM json_each(?2) wanted CROSS JOIN "Note" n CROSS JOIN "Deck" d
     WHERE n."id" = wanted.value AND n."kind" = 'fields' AND d."id" = n."deckId" AND d."ownerId" = ?1`,
    user,
    list(ids),
  );
}

/** What all notes with fields of a person are called in Anki. */
export async function noteAnkiIds(db: Db, user: UserId): Promise<Map<number, NoteId>> {
  const rows = await query<{ ankiId: number; id: NoteId }>(
    db,
    `SELECT n."ankiId", n."id" FROM "Note" n JOIN "Deck" d ON d."id" = n."deckId"
     WHERE d."ownerId" = ? AND n."kind" = 'fields' AND n."ankiId" IS NOT NULL`,
    user,
  );
  return new Map(rows.map(({ ankiId, id }) => [ankiId, id]));
}

/** The notes of a type, which change with it. */
export function notesOfType(db: Db, type: NoteTypeId): Promise<FieldsNote[]> {
  return query(db, `SELECT ${NOTE} FROM "Note" n WHERE n."noteTypeId" = ?`, type);
}

/** How many notes a type has, archived ones among them. */
export async function countOfType(db: Db, type: NoteTypeId): Promise<number> {
  const rows = await query<{ count: number }>(
    db,
    `SELECT count(*) AS "count" FROM "Note" WHERE "noteTypeId" = ?`,
    type,
  );
  return rows[0]?.count ?? 0;
}

/** The cards of these notes. */
export async function cardsOfNotes(
  db: Db,
  notes: readonly NoteId[],
): Promise<Map<NoteId, FieldsCard[]>> {
  const rows = await query<FieldsCard>(
    db,
    `SELECT c."id", c."noteId", c."deckId", c."facet", c."language", c."revision", r."hash", c."ankiId", c."archivedAt", c."placed"
     FROM json_each(?) wanted CROSS JOIN "Card" c CROSS JOIN "CardRevision" r
     WHERE c."noteId" = wanted.value AND r."cardId" = c."id" AND r."revision" = c."revision"`,
    list(notes),
  );
  const cards = new Map<NoteId, FieldsCard[]>();
  for (const card of rows) {
    const known = cards.get(card.noteId);
    if (known) known.push(card);
    else cards.set(card.noteId, [card]);
  }
  return cards;
}

/** What of a card's history came from Anki, and what did not. */
export interface HistoryMark {
  readonly cardId: CardId;
  /** Ids of the rows of Anki's log that are here, or are what happened here: those go out under their instants. Whole numbers, JSON list, rising. */
  readonly known: string;
  /** Those of them that were taken back here: JSON list. */
  readonly takenBack: string;
  /** How many of the others happened here, practice aside. */
  readonly own: number;
  /** Live baselines that did not come from Anki: nothing of them goes out but in the card's row. */
  readonly ownBaselines: number;
  /** What the newest baseline of Anki's says of the card's row: JSON; null where there is none. */
  readonly row: string | null;
}

/** The same for many cards of a person; a card without events is left out. */
export function historyMarks(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<HistoryMark[]> {
  return query(
    db,
    `SELECT "cardId", json_group_array(coalesce("ankiId", "at") ORDER BY coalesce("ankiId", "at"))
         FILTER (WHERE "kind" NOT IN ('baseline', 'retract')) AS "known",
       json_group_array(coalesce("ankiId", "at"))
         FILTER (WHERE "retracted" <> 0 AND "kind" NOT IN ('baseline', 'retract')) AS "takenBack",
       count(*) FILTER (WHERE "upstream" IS NULL AND "retracted" = 0
         AND "kind" IN ('answer', 'set-due', 'reset', 'reschedule')) AS "own",
       count(*) FILTER (WHERE "upstream" IS NULL AND "retracted" = 0 AND "kind" = 'baseline') AS "ownBaselines",
       (SELECT b."upstream" FROM "Event" b WHERE b."cardId" = e."cardId" AND b."userId" = e."userId"
          AND b."kind" = 'baseline' AND b."upstream" IS NOT NULL ORDER BY b."at" DESC, b."id" DESC LIMIT 1) AS "row"
     FROM json_each(?2) wanted CROSS JOIN "Event" e
     WHERE e."cardId" = wanted.value AND e."userId" = ?1 GROUP BY e."cardId"`,
    user,
    list(cards),
  );
}
