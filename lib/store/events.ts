import type { CardEvent } from '#lib/scheduler/types.ts';
import type { CardId, EventId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import {
  EVENT_COLUMNS,
  EVENTS_AS_TEXT,
  type EventRow,
  eventToRow,
  rowToEvent,
  textToEvents,
} from './event-rows.ts';
import { keepingReviews } from './keeping-reviews.ts';
import { execute, list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';
import { insertMissingRows } from './write-rows.ts';

/** Adds events; those that are there already stay as they are. */
export async function insertEvents(
  db: Db,
  user: UserId,
  events: readonly CardEvent[],
): Promise<void> {
  const rows = events.map((event) => eventToRow(event, user));
  await keepingReviews(async () => {
    await insertMissingRows(db, 'Event', rows);
    return events.reduce((first, { studyDay }) => Math.min(first, studyDay), Infinity);
  });
}

/** All events of one card of one person, retracted ones included, in order. */
export async function readEvents(db: Db, user: UserId, card: CardId): Promise<CardEvent[]> {
  const rows = await query<EventRow>(
    db,
    `SELECT * FROM "Event" WHERE "userId" = ? AND "cardId" = ? ORDER BY "at", "id"`,
    user,
    card,
  );
  return rows.map(rowToEvent);
}

/** All events of many cards of one person, by card. */
export async function readEventsOf(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, CardEvent[]>> {
  const row = await queryOne<{ events: string }>(
    db,
    `SELECT ${EVENTS_AS_TEXT} AS "events" FROM (SELECT ${EVENT_COLUMNS} FROM "Event"
       WHERE "userId" = ? AND "cardId" IN (SELECT value FROM json_each(?)) ORDER BY "cardId", "at", "id")`,
    user,
    list(cards),
  );
  const byCard = new Map<CardId, CardEvent[]>(cards.map((card) => [card, []]));
  for (const event of textToEvents(row?.events ?? '[]')) byCard.get(event.card)?.push(event);
  return byCard;
}

/** All events of a person, retracted ones included, in pages, in the order in which they were written here: card by card they lie all over the file. */
export async function* eventsAsWritten(
  db: Db,
  user: UserId,
  size: number,
): AsyncGenerator<CardEvent[]> {
  for (let after = 0; ; ) {
    const page = await queryOne<{ events: string; last: number | null }>(
      db,
      `SELECT ${EVENTS_AS_TEXT} AS "events", max("row") AS "last" FROM (SELECT rowid AS "row", ${EVENT_COLUMNS}
         FROM "Event" NOT INDEXED WHERE rowid > ? AND "userId" = ? ORDER BY rowid LIMIT ?)`,
      after,
      user,
      size,
    );
    if (page === null || page.last === null) return;
    yield textToEvents(page.events);
    after = page.last;
  }
}

/** The highest id of all events, whosever it is; empty where there is none. */
export async function highestEvent(db: Db): Promise<string> {
  const row = await queryOne<{ id: string | null }>(db, 'SELECT max("id") AS "id" FROM "Event"');
  return row?.id ?? '';
}

/** The row that was written last; 0 where there is none. Rows are written one behind the other. */
export async function lastEventRow(db: Db): Promise<number> {
  const last = await queryOne<{ row: number | null }>(
    db,
    'SELECT max(rowid) AS "row" FROM "Event"',
  );
  return last?.row ?? 0;
}

/** How many of these events are answers that were written after a row. */
export async function countAnswersAfter(
  db: Db,
  row: number,
  ids: readonly EventId[],
): Promise<number> {
  const found = await queryOne<{ count: number }>(
    db,
    `SELECT count(*) AS "count" FROM "Event" WHERE "id" IN (SELECT value FROM json_each(?)) AND "kind" = 'answer' AND rowid > ?`,
    list(ids),
    row,
  );
  return found?.count ?? 0;
}

/** The cards to which anything ever happened. */
export async function cardsWithHistory(db: Db, user: UserId): Promise<Set<CardId>> {
  const rows = await query<{ card: CardId }>(
    db,
    `SELECT DISTINCT "cardId" AS "card" FROM "Event" WHERE "userId" = ?`,
    user,
  );
  return new Set(rows.map(({ card }) => card));
}

/** The instant of the newest event of each of these cards that has any, of whatever kind. */
export async function newestEvents(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, Instant>> {
  const rows = await query<{ card: CardId; at: Instant | null }>(
    db,
    `SELECT wanted.value AS "card", (SELECT max("at") FROM "Event" WHERE "cardId" = wanted.value AND "userId" = ?1) AS "at"
     FROM json_each(?2) wanted`,
    user,
    list(cards),
  );
  return new Map(rows.flatMap(({ card, at }) => (at === null ? [] : [[card, at] as const])));
}

/** The answer that a retraction takes back, and its card; null where there is no such retraction. */
export async function retractedAnswer(
  db: Db,
  user: UserId,
  retraction: EventId,
): Promise<{ id: EventId; card: CardId } | null> {
  return queryOne(
    db,
    `SELECT "targetId" AS "id", "cardId" AS "card" FROM "Event"
     WHERE "id" = ? AND "userId" = ? AND "kind" = 'retract'`,
    retraction,
    user,
  );
}

/** Those of these events that are the person's, with their cards. */
export async function findEvents(
  db: Db,
  user: UserId,
  ids: readonly EventId[],
): Promise<{ id: EventId; card: CardId }[]> {
  return query(
    db,
    `SELECT "id", "cardId" AS "card" FROM "Event" WHERE "userId" = ? AND "id" IN (SELECT value FROM json_each(?))`,
    user,
    list(ids),
  );
}

/**
 * The person's newest live answer or practice of a study day, which began at `since`, and its card, with when it arrived; null where there is none. What
 * came with a file of another program was not given here.
 */
export async function newestLiveAnswer(
  db: Db,
  user: UserId,
  { day, since }: { day: number; since: Instant },
): Promise<{ id: EventId; card: CardId; at: Instant } | null> {
  const row = await queryOne<{ id: EventId; card: CardId; at: Instant }>(
    db,
    // The index is of such events alone, and ends at the first that is live.
    `SELECT e."id", e."cardId" AS "card", e."receivedAt" AS "at" FROM "Event" e WHERE e."id" = (
       SELECT "id" FROM "Event" INDEXED BY "Event_newest_idx" WHERE "userId" = ? AND "receivedAt" >= ? AND +"studyDay" >= ?
         AND "kind" IN ('answer', 'practice') AND "upstream" IS NULL AND +"retracted" = 0
       ORDER BY "receivedAt" DESC, "id" DESC LIMIT 1)`,
    user,
    // An answer arrives after its day began. Without this the index would be walked to its end where nothing is found.
    since,
    day,
  );
  return row;
}

/** Notes on the events which of them are retracted; `retracted` holds those that are, of `events`. */
export async function markRetracted(
  db: Db,
  events: readonly EventId[],
  retracted: readonly EventId[],
): Promise<void> {
  await keepingReviews(async () => {
    // Rows that stay as they are would be written, and their places in two indices, all the same.
    const changed = await query<{ studyDay: number }>(
      db,
      `UPDATE "Event" SET "retracted" = 1 - "retracted" WHERE "id" IN (SELECT value FROM json_each(?1))
         AND "retracted" <> ("id" IN (SELECT value FROM json_each(?2))) RETURNING "studyDay"`,
      list(events),
      list(retracted),
    );
    return changed.reduce((first, { studyDay }) => Math.min(first, studyDay), Infinity);
  });
}

/** Removes events that an import brought, when the import is taken back. */
export async function deleteEvents(
  db: Db,
  user: UserId,
  events: readonly EventId[],
): Promise<void> {
  await execute(
    db,
    `DELETE FROM "Event" WHERE "userId" = ? AND "id" IN (SELECT value FROM json_each(?))`,
    user,
    list(events),
  );
}
