import type { StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { DAY, type Instant } from '#lib/shared/instant.ts';
import { insertRows } from './insert-rows.ts';
import { IS_ANSWER, IS_RESET } from './log-events.ts';
import { execute, list, query, send } from './sql.ts';
import type { Db } from './store.ts';

/**
 * The review log of a file on its way in, in a table of this connection's own, so that it becomes events within the database: a million rows go
 * from there to here without passing through this program. The numbers are those of Anki's `revlog`.
 */
export type LogRow = {
  readonly card: number;
  /** Epoch milliseconds. */
  readonly id: Instant;
  readonly rating: number;
  readonly interval: number;
  readonly lastInterval: number;
  readonly factor: number;
  readonly milliseconds: number;
  readonly kind: number;
};

/** A row in its place: they are numbered from 1, by cards and instants. */
export type NumberedLogRow = LogRow & { readonly n: number };

/** The log of one card in short. */
export interface LogOutline {
  readonly rows: number;
  /** Rows with a rating. */
  readonly answers: number;
  /** Rows that become something else than an answer. */
  readonly others: number;
  readonly last: Instant;
  readonly lastAnswer: Instant | null;
  readonly lastReset: Instant | null;
  /** The first answer that moved the schedule since the last reset. */
  readonly begun: Instant | null;
}

/** When a study day begins, or the offset of the clocks (minutes east of UTC) changes for these purposes. */
export interface LogTime {
  readonly start: Instant;
  readonly day: StudyDay;
  readonly offset: number;
}

const COLUMNS = [
  'card',
  'id',
  'rating',
  'interval',
  'lastInterval',
  'factor',
  'milliseconds',
  'kind',
];
/** The same in the file. */
const FOREIGN = ['cid', 'id', 'ease', 'ivl', 'lastIvl', 'factor', 'time', 'type'];

/** Makes room for a log; {@link closeLog} takes it away, and so does the end of a transaction that fails. */
export async function openLog(db: Db): Promise<void> {
  const columns = COLUMNS.map((name) => `"${name}" INTEGER NOT NULL`).join(', ');
  await execute(db, `CREATE TEMP TABLE "LogRow" ("n" INTEGER PRIMARY KEY, ${columns})`);
  await execute(
    db,
    `CREATE TEMP TABLE "LogTime" ("start" INTEGER PRIMARY KEY, "day" INTEGER NOT NULL, "offset" INTEGER NOT NULL)`,
  );
}

/** Takes the log away. */
export async function closeLog(db: Db): Promise<void> {
  await execute(db, 'DROP TABLE temp."LogRow"');
  await execute(db, 'DROP TABLE temp."LogTime"');
}

/** Adds rows in the order of their cards and instants. */
export async function addToLog(db: Db, rows: readonly LogRow[]): Promise<void> {
  await insertRows(db, { table: 'LogRow', key: ['n'], columns: COLUMNS, rows });
}

/** Attaches a database file with a log, as long as the connection lives. Only before a transaction. */
export async function attachLog(db: Db, file: string): Promise<void> {
  await execute(db, 'ATTACH ? AS "package"', file);
}

/**
 * Copies the table `revlog` of the file that was attached, all of whose values are whole numbers. What comes of it shows with the next question:
 * another thread may do it while this one goes on.
 */
export async function copyLog(db: Db): Promise<void> {
  // Sorting all rows asks for no index of the file to be sound.
  const rows = `SELECT ${quoted(FOREIGN)} FROM "package"."revlog" NOT INDEXED ORDER BY "cid", "id"`;
  await send(db, `INSERT INTO "LogRow" (${quoted(COLUMNS)}) ${rows}`, []);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** To be called once all rows are there: they are asked for by their cards. */
export async function indexLog(db: Db): Promise<void> {
  await send(db, 'CREATE INDEX temp."LogRow_card" ON "LogRow"("card")', []);
}

/** The days of UTC, since 1970, on which any row was made. */
export async function daysOfLog(db: Db): Promise<number[]> {
  const days = await query<{ day: number }>(
    db,
    `SELECT DISTINCT ("id" - iif("id" < 0, ${DAY - 1}, 0)) / ${DAY} AS "day" FROM "LogRow"`,
  );
  return days.map(({ day }) => day);
}

/** Tells the log which instants fall on which study day. Each of its instants has a time at or before it. */
export async function setLogTimes(db: Db, times: readonly LogTime[]): Promise<void> {
  await execute(
    db,
    `INSERT OR REPLACE INTO "LogTime" SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(?)`,
    JSON.stringify(times.map(({ start, day, offset }) => [start, day, offset])),
  );
}

/** The numbers of all cards of which something was logged. */
export async function cardsOfLog(db: Db): Promise<number[]> {
  const rows = await query<{ card: number }>(db, 'SELECT DISTINCT "card" FROM "LogRow"');
  return rows.map(({ card }) => card);
}

/** The logs of some cards, by the cards' numbers; none where nothing was logged. */
export async function logOutlines(
  db: Db,
  cards: readonly number[],
): Promise<ReadonlyMap<number, LogOutline>> {
  const rows = await query<LogOutline & { card: number }>(
    db,
    `SELECT o."card", o."rows", o."answers", o."others", o."last", o."lastAnswer", o."lastReset",
       iif(o."lastReset" IS NULL, o."first", (SELECT min(r."id") FROM "LogRow" r WHERE r."card" = o."card"
         AND r."id" > o."lastReset" AND ${IS_ANSWER})) AS "begun"
     FROM (SELECT "card", count(*) AS "rows", sum("rating" >= 1) AS "answers", sum(NOT ${IS_ANSWER}) AS "others", max(r."id") AS "last",
         max(r."id") FILTER (WHERE ${IS_ANSWER}) AS "lastAnswer", max(r."id") FILTER (WHERE ${IS_RESET}) AS "lastReset",
         min(r."id") FILTER (WHERE ${IS_ANSWER}) AS "first"
       FROM json_each(?) w CROSS JOIN "LogRow" r ON r."card" = w.value GROUP BY r."card") o`,
    list(cards),
  );
  return new Map(rows.map((row) => [row.card, row]));
}

/** How the history of a card here compares with its log, from afar: it takes a third of the time of looking at the rows. */
export interface ComparedLog {
  /** Whether both name the same instants. */
  readonly isSame: 0 | 1;
  /** Whether anything was ever logged. */
  readonly isLogged: 0 | 1;
  /** Of its newest baseline: Anki's row of the card as it came; null where none came. */
  readonly row: string | null;
}

/** Compares the histories of a person's cards with their logs, each by its number there. Gives them in the same order. */
export function comparedLogs(
  db: Db,
  user: UserId,
  cards: readonly { readonly card: CardId; readonly number: number }[],
): Promise<ComparedLog[]> {
  return query(
    db,
    `WITH w AS MATERIALIZED (SELECT "key", json_extract(value, '$[0]') AS "card", json_extract(value, '$[1]') AS "number" FROM json_each(?2))
     SELECT (SELECT group_concat("at") FROM (SELECT e."at" FROM "Event" e INDEXED BY "Event_card_idx"
          WHERE e."cardId" = w."card" AND e."userId" = ?1 AND e."kind" NOT IN ('baseline', 'retract') ORDER BY e."at"))
         IS (SELECT group_concat("id") FROM (SELECT r."id" FROM "LogRow" r WHERE r."card" = w."number" ORDER BY r."n")) AS "isSame",
       EXISTS (SELECT 1 FROM "LogRow" r WHERE r."card" = w."number") AS "isLogged",
       (SELECT b."upstream" FROM "Event" b INDEXED BY "Event_baseline_idx" WHERE b."cardId" = w."card" AND b."userId" = ?1
          AND b."kind" = 'baseline' AND b."upstream" IS NOT NULL ORDER BY b."at" DESC, b."id" DESC LIMIT 1) AS "row"
     FROM w ORDER BY w."key"`,
    user,
    JSON.stringify(cards.map(({ card, number }) => [card, number])),
  );
}

/** The rows of some cards, in their order. */
export function logRows(db: Db, cards: readonly number[]): Promise<NumberedLogRow[]> {
  return query(
    db,
    `SELECT * FROM "LogRow" WHERE "card" IN (SELECT value FROM json_each(?)) ORDER BY "n"`,
    list(cards),
  );
}
