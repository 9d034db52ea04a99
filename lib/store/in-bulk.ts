import type { StudyDay } from '#lib/scheduler/types.ts';
import type { IdRange } from '#lib/shared/id-run.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { lastEventRow } from './events.ts';
import { execute, list, query } from './sql.ts';
import type { Db } from './store.ts';

/** What of `Event` and `CardState` waits: those that lead from a card to its history and state are asked on the way. */
const WAITING = [
  ...['Event_day_idx', 'Event_added', 'Event_removed'],
  ...['CardState_due_idx', 'CardState_userId_dueAt_idx', 'CardState_lapses_idx'],
];

/** What leads from a card to its history. */
const HISTORIES = ['Event_card_idx'];

/** Fewer rows are written as fast as the indices are made. */
const MANY = 5000;

/**
 * Whether so many events, written or removed one after another, take longer than making the indices of all anew: sorting is three times as
 * fast as finding a place for each.
 */
export async function isBulk(db: Db, events: number): Promise<boolean> {
  if (events < MANY) return false;
  return events * 2 >= (await lastEventRow(db));
}

/**
 * Writes or removes very many events and states: their indices wait and are made anew afterwards, and so do the triggers that say which study days
 * have to be counted, so that `work` says it itself ({@link uncountDays}). Only within a transaction: where `work` throws, that puts them back.
 */
export async function inBulk<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const end = await beginBulk(db);
  const result = await work();
  await end();
  return result;
}

/** The same, from now on until what it gives is called. */
export function beginBulk(db: Db): Promise<() => Promise<void>> {
  return setAside(db, WAITING);
}

/**
 * The same for `work` that asks for the history of no card: that index waits, too. It is as wide as all others together, and events that
 * come as they happened fall all over it.
 */
export async function inBulkUnread<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const end = await setAside(db, [...WAITING, ...HISTORIES]);
  const result = await work();
  await end();
  return result;
}

async function setAside(db: Db, names: readonly string[]): Promise<() => Promise<void>> {
  const waiting = await query<{ type: 'index' | 'trigger'; name: string; sql: string }>(
    db,
    `SELECT "type", "name", "sql" FROM "sqlite_master" WHERE "name" IN (SELECT value FROM json_each(?))`,
    list(names),
  );
  for (const { type, name } of waiting) await execute(db, `DROP ${type} "${name}"`);
  return async () => {
    for (const { sql } of waiting) await execute(db, sql);
  };
}

const UNCOUNTED = 'INSERT INTO "UncountedDay" ("userId", "studyDay") SELECT DISTINCT';

/** Notes that these study days are to be counted anew. */
export async function uncountDays(db: Db, user: UserId, days: Iterable<StudyDay>): Promise<void> {
  await execute(
    db,
    `${UNCOUNTED} ?, value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    user,
    list([...days]),
  );
}

/** The same of all days on which anything happened. */
export async function uncountAllDays(db: Db, user: UserId): Promise<void> {
  await execute(
    db,
    `${UNCOUNTED} "userId", "studyDay" FROM "Event" WHERE "userId" = ? ON CONFLICT DO NOTHING`,
    user,
  );
}

/** The same of all days on which something happened to a card from an instant on: what was there already may count otherwise now. */
export async function uncountDaysSince(
  db: Db,
  user: UserId,
  since: ReadonlyMap<CardId, Instant>,
): Promise<void> {
  await execute(
    db,
    `${UNCOUNTED} e."userId", e."studyDay" FROM json_each(?2) w CROSS JOIN "Event" e
     WHERE e."cardId" = json_extract(w.value, '$[0]') AND e."userId" = ?1 AND e."at" >= json_extract(w.value, '$[1]')
     ON CONFLICT DO NOTHING`,
    user,
    JSON.stringify([...since]),
  );
}

/** The same of all days on which anything happened to the cards of a run of events. */
export async function uncountDaysOfRun(db: Db, { from, to }: IdRange): Promise<void> {
  await execute(
    db,
    `${UNCOUNTED} o."userId", o."studyDay" FROM (SELECT DISTINCT "cardId", "userId" FROM "Event" WHERE "id" BETWEEN ? AND ?) r
     CROSS JOIN "Event" o ON o."cardId" = r."cardId" AND o."userId" = r."userId" WHERE true ON CONFLICT DO NOTHING`,
    from,
    to,
  );
}
