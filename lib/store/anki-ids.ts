import type { UserId } from '#lib/shared/ids.ts';
import { execute, list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** What Anki knows by a number. */
const OWNED = {
  Note: `"deckId" IN (SELECT "id" FROM "Deck" WHERE "ownerId" = ?1)`,
  Card: `"deckId" IN (SELECT "id" FROM "Deck" WHERE "ownerId" = ?1)`,
  Deck: `"ownerId" = ?1`,
  Preset: `"userId" = ?1`,
} as const;

/** In which order things that were made at the same time get their numbers. */
const ORDER: Readonly<Record<NumberedTable, string>> = {
  Note: '"createdAt", "line", "id"',
  Card: '"createdAt", "position", "id"',
  Deck: '"createdAt", "id"',
  Preset: '"id"',
};

/** A table whose rows Anki knows by a number. */
export type NumberedTable = keyof typeof OWNED;

/** A row that has no number yet. */
export interface Unnumbered {
  /** Of the table. */
  readonly row: number;
  /** Epoch milliseconds; 0 where it is not known. */
  readonly createdAt: number;
}

/** The person's rows without a number, live ones only, in the order in which they are to get one. */
export function unnumberedRows(db: Db, user: UserId, table: NumberedTable): Promise<Unnumbered[]> {
  const created = table === 'Preset' ? '0 AS "createdAt"' : '"createdAt"';
  return query(
    db,
    `SELECT rowid AS "row", ${created} FROM "${table}" WHERE ${OWNED[table]} AND "ankiId" IS NULL
       AND "archivedAt" IS NULL ORDER BY ${ORDER[table]}`,
    user,
  );
}

/** The numbers that a person's rows of a table have. */
export async function takenNumbers(db: Db, user: UserId, table: NumberedTable): Promise<number[]> {
  const rows = await query<{ ankiId: number }>(
    db,
    `SELECT "ankiId" FROM "${table}" WHERE ${OWNED[table]} AND "ankiId" IS NOT NULL`,
    user,
  );
  return rows.map(({ ankiId }) => ankiId);
}

/** A row with its number. */
export interface Numbered {
  readonly row: number;
  readonly ankiId: number;
}

/** Notes the numbers of rows. */
export async function writeNumbers(
  db: Db,
  table: NumberedTable,
  rows: readonly Numbered[],
): Promise<void> {
  await updateRowsOf(
    db,
    `"${table}" SET "ankiId"`,
    rows.map(({ row, ankiId }) => [row, ankiId]),
  );
}

/** The person's notes without a GUID, live ones only. */
export function notesWithoutGuid(
  db: Db,
  user: UserId,
): Promise<{ readonly row: number; readonly id: string }[]> {
  return query(
    db,
    `SELECT rowid AS "row", "id" FROM "Note" WHERE ${OWNED.Note} AND "guid" IS NULL AND "archivedAt" IS NULL`,
    user,
  );
}

/** Notes the GUIDs of notes. */
export async function writeGuids(
  db: Db,
  rows: readonly { readonly row: number; readonly guid: string }[],
): Promise<void> {
  await updateRowsOf(
    db,
    '"Note" SET "guid"',
    rows.map(({ row, guid }) => [row, guid]),
  );
}

const CHUNK = 5000;

/** They are found by their rows: of events there may be a million, and their ids are long. */
async function updateRowsOf(
  db: Db,
  target: string,
  values: readonly (readonly [row: number, value: string | number])[],
): Promise<void> {
  const table = target.slice(0, target.indexOf(' '));
  const sql = `UPDATE ${target} = given."value" FROM json_each(?) given
      WHERE ${table}.rowid = CAST(given."key" AS INTEGER)`;
  for (let start = 0; start < values.length; start += CHUNK) {
    const chunk = values.slice(start, start + CHUNK);
    await execute(db, sql, JSON.stringify(Object.fromEntries(chunk)));
  }
}

const LOGGED = `"userId" = ?1 AND "retracted" = 0 AND "kind" NOT IN ('baseline', 'retract')`;

/** The numbers under which the person's live events stand in Anki's log, or would: in rising order, one for each event. */
export async function loggedNumbers(db: Db, user: UserId): Promise<Float64Array> {
  const row = await queryOne<{ numbers: string }>(
    db,
    `SELECT json_group_array(coalesce("ankiId", "at")) AS "numbers" FROM "Event" NOT INDEXED WHERE ${LOGGED}`,
    user,
  );
  return Float64Array.from(JSON.parse(row?.numbers ?? '[]') as number[]).sort();
}

/** The person's live events under these numbers, number by number, those that happened first before others. */
export async function eventsNumbered(
  db: Db,
  user: UserId,
  numbers: readonly number[],
): Promise<Numbered[]> {
  const found = await queryOne<{ events: string }>(
    db,
    `SELECT json_group_array(json_array("row", "number")) AS "events" FROM (
       SELECT rowid AS "row", coalesce("ankiId", "at") AS "number" FROM "Event" NOT INDEXED WHERE ${LOGGED}
         AND coalesce("ankiId", "at") IN (SELECT value FROM json_each(?2)) ORDER BY "number", "at", "row")`,
    user,
    list(numbers),
  );
  const events = JSON.parse(found?.events ?? '[]') as [number, number][];
  return events.map(([row, ankiId]) => ({ row, ankiId }));
}

/** Notes the numbers of events. */
export async function writeEventNumbers(db: Db, rows: readonly Numbered[]): Promise<void> {
  await updateRowsOf(
    db,
    '"Event" SET "ankiId"',
    rows.map(({ row, ankiId }) => [row, ankiId]),
  );
}
