import type { CardEvent } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId, NoteId, UserId } from '#lib/shared/ids.ts';
import { eventsAsWritten } from './events.ts';
import { list, query, queryOne, type SqlValue } from './sql.ts';
import type { Db } from './store.ts';

/** A row of any table: column names to values. */
export type StoredRow = Readonly<Record<string, SqlValue>>;

/** Tables whose rows belong to a person, with the condition under which they do. */
const OWNED = {
  Deck: '"ownerId" = ?1',
  Document: '"ownerId" = ?1',
  NoteType: '"ownerId" = ?1',
  Preset: '"userId" = ?1',
  ModelFit: '"userId" = ?1',
  Note: '"deckId" IN (SELECT "id" FROM "Deck" WHERE "ownerId" = ?1)',
  Card: '"deckId" IN (SELECT "id" FROM "Deck" WHERE "ownerId" = ?1)',
} as const;

/** A table whose rows have an id and belong to a person. */
export type OwnedTable = keyof typeof OWNED;

/** The person's rows of a table in pages, in the order of their ids. */
export async function* ownedRows(
  db: Db,
  user: UserId,
  { table, size }: { table: OwnedTable; size: number },
): AsyncGenerator<StoredRow[]> {
  const sql = `SELECT * FROM "${table}" WHERE "id" IN (SELECT value FROM json_each(?)) ORDER BY "id"`;
  for await (const ids of ownedIds(db, user, { table, size })) {
    yield await query<StoredRow>(db, sql, list(ids));
  }
}

/** Ids are few beside what hangs on them; asking for them page by page would sort them all for every page. */
async function* ownedIds(
  db: Db,
  user: UserId,
  { table, size }: { table: OwnedTable; size: number },
): AsyncGenerator<string[]> {
  const sql = `SELECT "id" FROM "${table}" WHERE ${OWNED[table]} ORDER BY "id"`;
  const ids = (await query<{ id: string }>(db, sql, user)).map(({ id }) => id);
  for (let start = 0; start < ids.length; start += size) yield ids.slice(start, start + size);
}

/** The person's states of cards in pages, in the order of the cards. */
export async function* ownedStates(
  db: Db,
  user: UserId,
  size: number,
): AsyncGenerator<StoredRow[]> {
  const sql = `SELECT s.* FROM "CardState" s JOIN "Card" c ON c."id" = s."cardId"
    JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1
    WHERE s."userId" = ?1 AND s."cardId" > ?2 ORDER BY s."cardId" LIMIT ?3`;
  for (let after = ''; ; ) {
    const page = await query<StoredRow>(db, sql, user, after, size);
    if (page.length > 0) yield page;
    if (page.length < size) return;
    after = String(page.at(-1)?.cardId);
  }
}

/** All texts that the person's cards ever had, in pages by so many cards. */
export async function* ownedRevisions(
  db: Db,
  user: UserId,
  cards: number,
): AsyncGenerator<StoredRow[]> {
  for await (const page of ownedIds(db, user, { table: 'Card', size: cards })) {
    yield await query<StoredRow>(
      db,
      `SELECT * FROM "CardRevision" WHERE "cardId" IN (SELECT value FROM json_each(?))
       ORDER BY "cardId", "revision"`,
      list(page),
    );
  }
}

/** All events of the person's cards, retracted ones included, in pages. */
export async function* ownedEvents(
  db: Db,
  user: UserId,
  size: number,
): AsyncGenerator<CardEvent[]> {
  const sql = `SELECT "id" FROM "Card" WHERE ${OWNED.Card}`;
  const cards = new Set((await query<{ id: string }>(db, sql, user)).map(({ id }) => id));
  for await (const page of eventsAsWritten(db, user, size)) {
    yield page.filter(({ card }) => cards.has(card));
  }
}

/** All versions of these presets. */
export function versionsOf(db: Db, presets: readonly SqlValue[]): Promise<StoredRow[]> {
  return query(
    db,
    `SELECT * FROM "PresetVersion" WHERE "presetId" IN (SELECT value FROM json_each(?))
     ORDER BY "presetId", "version"`,
    JSON.stringify(presets),
  );
}

/** Under which names the person's fields speak of files. */
export function mediaNamesOf(db: Db, user: UserId): Promise<{ name: string; hash: string }[]> {
  return query(
    db,
    `SELECT "name", "hash" FROM "MediaName" WHERE "ownerId" = ? ORDER BY "name"`,
    user,
  );
}

/** How the person studies their decks. */
export function enrolmentsOf(db: Db, user: UserId): Promise<StoredRow[]> {
  return query(
    db,
    `SELECT e.* FROM "Enrolment" e JOIN "Deck" d ON d."id" = e."deckId" AND d."ownerId" = ?1
     WHERE e."userId" = ?1 ORDER BY e."deckId"`,
    user,
  );
}

/** Those of these decks in which other notes than these lie, archived ones included. */
export async function decksWithNotesBut(
  db: Db,
  decks: readonly DeckId[],
  notes: readonly NoteId[],
): Promise<Set<DeckId>> {
  const rows = await query<{ deck: DeckId }>(
    db,
    `SELECT DISTINCT "deckId" AS "deck" FROM "Note" WHERE "deckId" IN (SELECT value FROM json_each(?))
       AND "id" NOT IN (SELECT value FROM json_each(?))`,
    list(decks),
    list(notes),
  );
  return new Set(rows.map(({ deck }) => deck));
}

/** What a note says and where it stands. */
export interface NoteText {
  readonly id: NoteId;
  readonly deckId: DeckId;
  readonly contentHash: string;
  /** Of its document; null where it has none. */
  readonly path: string | null;
}

/** Notes of these decks with the hashes of their texts, archived ones included. */
export function noteTexts(db: Db, decks: readonly DeckId[]): Promise<NoteText[]> {
  return query(
    db,
    `SELECT n."id", n."deckId", n."contentHash", d."path" FROM "Note" n LEFT JOIN "Document" d ON d."id" = n."documentId"
     WHERE n."deckId" IN (SELECT value FROM json_each(?))`,
    list(decks),
  );
}

/** The cards of these notes, archived ones included. */
export function cardRowsOf(db: Db, notes: readonly NoteId[]): Promise<StoredRow[]> {
  return query(
    db,
    `SELECT * FROM "Card" WHERE "noteId" IN (SELECT value FROM json_each(?))`,
    list(notes),
  );
}

/** How many events the cards in these decks have. */
export async function countEventsIn(db: Db, decks: readonly DeckId[]): Promise<number> {
  const found = await queryOne<{ count: number }>(
    db,
    `SELECT count(*) AS "count" FROM "Card" c CROSS JOIN "Event" e ON e."cardId" = c."id"
     WHERE c."deckId" IN (SELECT value FROM json_each(?))`,
    list(decks),
  );
  return found?.count ?? 0;
}

/** A text of a card without the text: its number, hash and time. */
export interface RevisionHead {
  readonly cardId: CardId;
  readonly revision: number;
  readonly hash: string;
  readonly createdAt: number;
}

/** What these cards are called in Anki; those that have no name there are left out. */
export async function cardAnkiIds(db: Db, cards: readonly CardId[]): Promise<Map<CardId, number>> {
  const rows = await query<{ id: CardId; ankiId: number }>(
    db,
    `SELECT "id", "ankiId" FROM "Card" WHERE "id" IN (SELECT value FROM json_each(?)) AND "ankiId" IS NOT NULL`,
    list(cards),
  );
  return new Map(rows.map(({ id, ankiId }) => [id, ankiId]));
}

/** The revisions of these cards, by card and in order. */
export async function revisionHeads(
  db: Db,
  cards: readonly CardId[],
): Promise<Map<CardId, RevisionHead[]>> {
  const rows = await query<RevisionHead>(
    db,
    `SELECT "cardId", "revision", "hash", "createdAt" FROM "CardRevision"
     WHERE "cardId" IN (SELECT value FROM json_each(?)) ORDER BY "cardId", "revision"`,
    list(cards),
  );
  const byCard = new Map<CardId, RevisionHead[]>();
  for (const row of rows) {
    const found = byCard.get(row.cardId);
    if (found) found.push(row);
    else byCard.set(row.cardId, [row]);
  }
  return byCard;
}

/** The person's documents at these paths, in whatever home and deck, archived ones included. */
export function documentsAt(db: Db, user: UserId, paths: readonly string[]): Promise<StoredRow[]> {
  return query(
    db,
    `SELECT * FROM "Document" WHERE "ownerId" = ? AND "path" IN (SELECT value FROM json_each(?))`,
    user,
    list(paths),
  );
}

/** The last place taken among the documents of each of these decks. */
export async function lastPositions(
  db: Db,
  decks: readonly string[],
): Promise<Map<string, number>> {
  const rows = await query<{ deckId: string; last: number }>(
    db,
    `SELECT "deckId", max("position") AS "last" FROM "Document"
     WHERE "deckId" IN (SELECT value FROM json_each(?)) GROUP BY "deckId"`,
    list(decks),
  );
  return new Map(rows.map(({ deckId, last }) => [deckId, last]));
}

/** Which of these ids a row of the table has, whosever it is. */
export async function takenIds(
  db: Db,
  table: OwnedTable,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT "id" FROM "${table}" WHERE "id" IN (SELECT value FROM json_each(?))`,
    list(ids),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Events that were written one behind the other. */
export interface WrittenEvents {
  readonly count: number;
  /** The first and the last of them; null where there are none. */
  readonly first: EventId | null;
  readonly last: EventId | null;
}

/** What was written after a row of the events. */
export async function eventsAfter(db: Db, row: number): Promise<WrittenEvents> {
  const found = await queryOne<WrittenEvents>(
    db,
    `SELECT coalesce(max(rowid) - ?1, 0) AS "count",
       (SELECT "id" FROM "Event" WHERE rowid > ?1 ORDER BY rowid LIMIT 1) AS "first",
       (SELECT "id" FROM "Event" WHERE rowid > ?1 ORDER BY rowid DESC LIMIT 1) AS "last" FROM "Event"`,
    row,
  );
  return found ?? { count: 0, first: null, last: null };
}

/** How many answers were written after a row of the events. */
export async function answersAfter(db: Db, row: number): Promise<number> {
  const found = await queryOne<{ count: number }>(
    db,
    `SELECT count(*) AS "count" FROM "Event" WHERE "kind" = 'answer' AND rowid > ?`,
    row,
  );
  return found?.count ?? 0;
}

/** Whose event it is and of which card. */
export interface EventOwner {
  readonly userId: UserId;
  readonly cardId: CardId;
}

/** The owners of those of these events that are here already, whosever they are. */
export async function eventOwners(
  db: Db,
  ids: readonly EventId[],
): Promise<Map<EventId, EventOwner>> {
  const rows = await query<EventOwner & { id: EventId }>(
    db,
    `SELECT "id", "userId", "cardId" FROM "Event" WHERE "id" IN (SELECT value FROM json_each(?))`,
    list(ids),
  );
  return new Map(rows.map((row) => [row.id, row]));
}
