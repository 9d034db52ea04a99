import type { CardId, EventId, OperationId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { isBulk, uncountAllDays, uncountDaysOfRun } from './in-bulk.ts';
import { execute, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';
import type { RunTable, UndoStep } from './transact.ts';
import { deleteRowsByKey, type Row, type Table, upsertRows } from './write-rows.ts';

/** An operation that can still be taken back. */
export interface DoneOperation {
  readonly id: OperationId;
  readonly kind: string;
  readonly label: Readonly<Record<string, string | number>>;
  readonly undo: readonly UndoStep[];
}

interface OperationRow {
  readonly id: OperationId;
  readonly kind: string;
  readonly label: string;
  readonly undo: string;
}

const COLUMNS = '"id", "kind", "label", "undo"';

/** The person's newest operation that is not undone; of one millisecond, the one written last. Null where there is none. */
export async function newestOperation(db: Db, user: UserId): Promise<DoneOperation | null> {
  const row = await queryOne<OperationRow>(
    db,
    `SELECT ${COLUMNS} FROM "Operation" WHERE "userId" = ? AND "undoneAt" IS NULL ORDER BY "at" DESC, rowid DESC LIMIT 1`,
    user,
  );
  return row && fromRow(row);
}

/** The instant of the newest operation of anybody that is not undone; null where there is none. */
export async function newestOperationAt(db: Db): Promise<Instant | null> {
  const row = await queryOne<{ at: Instant | null }>(
    db,
    `SELECT max("at") AS "at" FROM (SELECT (SELECT max(o."at") FROM "Operation" o
       WHERE o."userId" = u."id" AND o."undoneAt" IS NULL) AS "at" FROM "User" u)`,
  );
  return row?.at ?? null;
}

/** One operation of the person's; null where there is none of this id. */
export async function findOperation(
  db: Db,
  user: UserId,
  id: OperationId,
): Promise<DoneOperation | null> {
  const row = await queryOne<OperationRow>(
    db,
    `SELECT ${COLUMNS} FROM "Operation" WHERE "userId" = ? AND "id" = ? AND "undoneAt" IS NULL`,
    user,
    id,
  );
  return row && fromRow(row);
}

/** Something that a person did to one card. */
export interface CardAct {
  readonly id: OperationId;
  readonly card: CardId;
  readonly at: Instant;
}

const CARD_ACTS = `'suspend', 'bury', 'flag', 'mark', 'set-due', 'reset', 'archive'`;

/** The person's newest act on a single card since an instant that is not taken back; null where there is none. */
export function newestCardAct(db: Db, user: UserId, since: Instant): Promise<CardAct | null> {
  return queryOne<CardAct>(
    db,
    `SELECT "id", json_extract("label", '$.card') AS "card", "at" FROM "Operation"
     WHERE "userId" = ? AND "undoneAt" IS NULL AND "at" >= ? AND "kind" IN (${CARD_ACTS})
       AND json_extract("label", '$.count') = 1 ORDER BY "at" DESC, rowid DESC LIMIT 1`,
    user,
    since,
  );
}

/** One act of the person's on a single card, taken back or not; null where there is none of this id. */
export function findCardAct(
  db: Db,
  user: UserId,
  id: OperationId,
): Promise<{ id: OperationId; card: CardId } | null> {
  return queryOne(
    db,
    `SELECT "id", json_extract("label", '$.card') AS "card" FROM "Operation"
     WHERE "userId" = ? AND "id" = ? AND "kind" IN (${CARD_ACTS})`,
    user,
    id,
  );
}

/** Whether there is an operation of this id, of whomever, taken back or not. */
export async function isOperationKnown(db: Db, id: OperationId): Promise<boolean> {
  return (await queryOne(db, 'SELECT 1 FROM "Operation" WHERE "id" = ?', id)) !== null;
}

/** Notes that an operation was taken back. */
export async function markUndone(db: Db, id: OperationId, at: Instant): Promise<void> {
  await execute(db, `UPDATE "Operation" SET "undoneAt" = ? WHERE "id" = ?`, at, id);
}

/** Puts rows back as they stood before. */
export function restoreRows(db: Db, step: UndoStep & { kind: 'restore' }): Promise<void> {
  return upsertRows(db, step.table, step.rows);
}

/** Takes out rows that an operation made. What has a history by now is archived instead, with all it stands in. */
export async function removeRows(
  db: Db,
  step: UndoStep & { kind: 'remove' },
  at: Instant,
): Promise<void> {
  const kept = await keysInUse(db, step);
  if (step.table === 'Note' || step.table === 'Card') await archive(db, step.table, kept, at);
  if (step.table === 'Deck') await archive(db, 'Deck', await emptyDecks(db, kept), at);
  const inUse = new Set(kept.map((row) => JSON.stringify(row)));
  const free = step.keys.filter((row) => !inUse.has(JSON.stringify(row)));
  await deleteRowsByKey(db, step.table, free);
}

/** What still refers to a row, by table: a query over the row's keys that gives those in use. */
const IN_USE: Partial<Record<Table, string>> = {
  Card: `SELECT value AS "id" FROM json_each(?) WHERE EXISTS (SELECT 1 FROM "Event" WHERE "cardId" = value)
    OR EXISTS (SELECT 1 FROM "CardState" WHERE "cardId" = value)`,
  Note: `SELECT DISTINCT "noteId" AS "id" FROM "Card" WHERE "noteId" IN (SELECT value FROM json_each(?))`,
  Document: `SELECT DISTINCT "documentId" AS "id" FROM "Note" WHERE "documentId" IN (SELECT value FROM json_each(?))`,
  // A deck that stays keeps what it lies in.
  Deck: `WITH RECURSIVE "gone" AS (SELECT value AS "id" FROM json_each(?)),
    "kept" AS (
      SELECT g."id" FROM "gone" g WHERE EXISTS (SELECT 1 FROM "Note" WHERE "deckId" = g."id")
        OR EXISTS (SELECT 1 FROM "Card" WHERE "deckId" = g."id")
        OR EXISTS (SELECT 1 FROM "Enrolment" WHERE "deckId" = g."id")
        OR EXISTS (SELECT 1 FROM "Document" WHERE "deckId" = g."id")
        OR EXISTS (SELECT 1 FROM "Deck" WHERE "parentId" = g."id" AND "id" NOT IN (SELECT "id" FROM "gone"))
      UNION
      SELECT d."parentId" FROM "kept" k JOIN "Deck" d ON d."id" = k."id" WHERE d."parentId" IN (SELECT "id" FROM "gone")
    ) SELECT "id" FROM "kept"`,
  NoteType: `SELECT DISTINCT "noteTypeId" AS "id" FROM "Note" WHERE "noteTypeId" IN (SELECT value FROM json_each(?))`,
  Preset: `SELECT value AS "id" FROM json_each(?) WHERE value IN (SELECT "presetId" FROM "Event") OR value IN (SELECT "presetId" FROM "Enrolment")
    OR value IN (SELECT "presetId" FROM "ModelFit")`,
};

async function keysInUse(db: Db, step: UndoStep & { kind: 'remove' }): Promise<Row[]> {
  const keys = step.keys;
  if (step.table === 'CardRevision') return revisionsInUse(db, keys);
  if (step.table === 'CardState') return statesInUse(db, keys);
  const sql = IN_USE[step.table];
  if (!sql) return [];
  return query<Row>(db, sql, JSON.stringify(keys.map((row) => row.id)));
}

function revisionsInUse(db: Db, keys: readonly Row[]): Promise<Row[]> {
  return query<Row>(
    db,
    `SELECT DISTINCT "cardId", "revision" FROM "CardRevision" WHERE ("cardId", "revision") IN
       (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))
     AND EXISTS (SELECT 1 FROM "Event" e
       WHERE e."cardId" = "CardRevision"."cardId" AND e."revision" = "CardRevision"."revision")`,
    JSON.stringify(keys.map((row) => [row.cardId, row.revision])),
  );
}

function statesInUse(db: Db, keys: readonly Row[]): Promise<Row[]> {
  return query<Row>(
    db,
    `SELECT json_extract(value, '$[0]') AS "userId", json_extract(value, '$[1]') AS "cardId" FROM json_each(?)
     WHERE EXISTS (SELECT 1 FROM "Event" e WHERE e."cardId" = json_extract(value, '$[1]')
       AND e."userId" = json_extract(value, '$[0]'))`,
    JSON.stringify(keys.map((row) => [row.userId, row.cardId])),
  );
}

/** Those of these decks that hold nothing but what is in the archive. */
function emptyDecks(db: Db, keys: readonly Row[]): Promise<Row[]> {
  return query<Row>(
    db,
    `SELECT value AS "id" FROM json_each(?) WHERE NOT EXISTS (
       SELECT 1 FROM "Note" WHERE "deckId" = value AND "archivedAt" IS NULL)
       AND NOT EXISTS (SELECT 1 FROM "Card" WHERE "deckId" = value AND "archivedAt" IS NULL)`,
    JSON.stringify(keys.map((row) => row.id)),
  );
}

async function archive(
  db: Db,
  table: 'Note' | 'Card' | 'Deck',
  rows: readonly Row[],
  at: Instant,
): Promise<void> {
  await execute(
    db,
    `UPDATE "${table}" SET "archivedAt" = ? WHERE "archivedAt" IS NULL AND "id" IN (SELECT value FROM json_each(?))`,
    at,
    JSON.stringify(rows.map((row) => row.id)),
  );
}

/** Tables of runs: the column that lies in the range, and what keeps a row. */
const RUNS: Readonly<Record<RunTable, { readonly column: string; readonly inUse: string }>> = {
  Event: { column: 'id', inUse: 'false' },
  CardState: {
    column: 'cardId',
    inUse: `EXISTS (SELECT 1 FROM "Event" e WHERE e."cardId" = t."cardId" AND e."userId" = t."userId")`,
  },
  CardRevision: {
    column: 'cardId',
    inUse: `EXISTS (SELECT 1 FROM "CardState" s WHERE s."cardId" = t."cardId")
      OR EXISTS (SELECT 1 FROM "Event" e WHERE e."cardId" = t."cardId")`,
  },
  Card: {
    column: 'id',
    inUse: `EXISTS (SELECT 1 FROM "Event" e WHERE e."cardId" = t."id")
      OR EXISTS (SELECT 1 FROM "CardState" s WHERE s."cardId" = t."id")`,
  },
  Note: { column: 'id', inUse: `EXISTS (SELECT 1 FROM "Card" c WHERE c."noteId" = t."id")` },
};

/**
 * Takes out the rows of a run. What has a history by now is archived instead, with all it stands in. Gives the cards whose states stay.
 */
export async function removeRun(
  db: Db,
  { table, range }: UndoStep & { kind: 'remove-run' },
  at: Instant,
): Promise<CardId[]> {
  const { column, inUse } = RUNS[table];
  const within = `t."${column}" BETWEEN ?1 AND ?2`;
  // Where there are very many the trigger that would say it waits.
  if (table === 'Event') await uncountDaysOfRun(db, range);
  await execute(
    db,
    `DELETE FROM "${table}" AS t WHERE ${within} AND NOT (${inUse})`,
    range.from,
    range.to,
  );
  if (table === 'Event' || table === 'CardRevision') return [];
  if (table === 'CardState') {
    const sql = `SELECT t."cardId" FROM "CardState" t WHERE ${within}`;
    const left = await query<{ cardId: CardId }>(db, sql, range.from, range.to);
    return left.map(({ cardId }) => cardId);
  }
  await execute(
    db,
    `UPDATE "${table}" AS t SET "archivedAt" = ?3 WHERE ${within} AND "archivedAt" IS NULL`,
    range.from,
    range.to,
    at,
  );
  return [];
}

/** The rows of events that were written one behind the other; a copy of the database keeps their order, if not their numbers. */
async function rowsWritten(
  db: Db,
  user: UserId,
  { first, last }: UndoStep & { kind: 'remove-written' },
): Promise<{ from: number; to: number }> {
  const rowOf = async (id: EventId) => {
    const sql = 'SELECT rowid AS "row" FROM "Event" WHERE "id" = ? AND "userId" = ?';
    const found = await queryOne<{ row: number }>(db, sql, id, user);
    if (!found) throw new Error(`Event ${id} of an import is not here any more`);
    return found.row;
  };
  return { from: await rowOf(first), to: await rowOf(last) };
}

/** Rows that are removed at once, so that others are served in between. */
const ROWS = 10_000;

/** Takes out events that were written one behind the other. Gives their cards. */
export async function removeWritten(
  db: Db,
  user: UserId,
  step: UndoStep & { kind: 'remove-written' },
): Promise<CardId[]> {
  const { from, to } = await rowsWritten(db, user, step);
  // Where there are very many the trigger that would say it waits.
  if (await isBulk(db, to - from + 1)) await uncountAllDays(db, user);
  const within = '"Event" WHERE rowid BETWEEN ? AND ? AND "userId" = ?';
  const cards = new Set<CardId>();
  for (let start = from; start <= to; start += ROWS) {
    const range = [start, Math.min(start + ROWS - 1, to), user] as const;
    const sql = `SELECT DISTINCT "cardId" AS "card" FROM ${within}`;
    for (const { card } of await query<{ card: CardId }>(db, sql, ...range)) cards.add(card);
    await execute(db, `DELETE FROM ${within}`, ...range);
  }
  return [...cards];
}

/** How many events these steps remove as runs, or as written one behind the other. */
export async function countRunEvents(
  db: Db,
  user: UserId,
  steps: readonly UndoStep[],
): Promise<number> {
  let count = 0;
  for (const step of steps) {
    if (step.kind === 'remove-written') {
      const { from, to } = await rowsWritten(db, user, step);
      count += to - from + 1;
    }
    if (step.kind !== 'remove-run' || step.table !== 'Event') continue;
    const { from, to } = step.range;
    const sql = `SELECT count(*) AS "count" FROM "Event" WHERE "id" BETWEEN ? AND ?`;
    count += (await queryOne<{ count: number }>(db, sql, from, to))?.count ?? 0;
  }
  return count;
}

function fromRow(row: OperationRow): DoneOperation {
  return {
    id: row.id,
    kind: row.kind,
    label: JSON.parse(row.label) as Record<string, string | number>,
    undo: JSON.parse(row.undo) as UndoStep[],
  };
}

/** The instant of the newest operation of anybody, taken back or not; null where nothing was ever written. */
export async function newestWriteAt(db: Db): Promise<Instant | null> {
  const row = await queryOne<{ at: Instant | null }>(
    db,
    `SELECT max("at") AS "at" FROM (SELECT (SELECT max(o."at") FROM "Operation" o
       WHERE o."userId" = u."id") AS "at" FROM "User" u)`,
  );
  return row?.at ?? null;
}
