import type { CardId, UserId } from '#lib/shared/ids.ts';
import { query } from './sql.ts';
import type { Db } from './store.ts';

/** The kinds of events that a log for Anki is made of. */
export type EventKind = 'answer' | 'practice' | 'baseline' | 'set-due' | 'reset' | 'reschedule';

const GOING = `c."archivedAt" IS NULL AND c."ankiId" IS NOT NULL`;

/** The person's live cards that bear a number in Anki which others bear too, number by number: things of several collections met here. */
export async function cardsSharingNumbers(
  db: Db,
  user: UserId,
): Promise<{ readonly id: CardId; readonly ankiId: number }[]> {
  const own = `FROM "Card" c NOT INDEXED CROSS JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1 WHERE ${GOING}`;
  return query(
    db,
    `SELECT c."id", c."ankiId" ${own} AND c."ankiId" IN (
       SELECT c."ankiId" ${own} GROUP BY c."ankiId" HAVING count(*) > 1) ORDER BY c."ankiId", c."id"`,
    user,
  );
}

/*
 * What follows are statements for a database beside that of the place, which is attached to it as `place`: a million events are read, folded and written there
 * without a row of them becoming an object.
 */

/** The cards whose logs go: each with a place among them, from 0 on, and its number in Anki. */
export const LOGGED_TABLE = `CREATE TEMP TABLE "logged" ("card" text PRIMARY KEY, "place" integer NOT NULL, "number" integer NOT NULL,
  "deck" text NOT NULL) WITHOUT ROWID`;

/** Fills it with the live cards of the person (the first value) that Anki has a number for. */
export const INTO_LOGGED = `INSERT INTO "logged" SELECT c."id", row_number() OVER () - 1, c."ankiId", c."deckId"
  FROM "place"."Card" c NOT INDEXED CROSS JOIN "place"."Deck" d ON d."id" = c."deckId" AND d."ownerId" = ? WHERE ${GOING}`;

/** A live event of a card in `logged`. An interval is as Anki's log has it: whole days, or seconds below 0. */
const EVENT = `l."place", l."number" AS "card", e."kind", e."at", e."id", e."rating", e."durationMs", e."phaseBefore", e."baseline",
  coalesce(e."ankiId", e."at") AS "number", e."upstream",
  iif(e."dueDay" IS NULL, -round(e."interval"), max(0, round(e."interval" / 86400))) AS "interval"`;
const COUNTS = `e."userId" = ? AND e."retracted" = 0 AND e."kind" <> 'retract'`;

/** The row of the log that was written last. */
export const LAST_EVENT = 'SELECT max(rowid) FROM "place"."Event"';

/**
 * The events of a person (the first value) between two rows, of which the first is left out, in the order in which they were written here.
 * The answers to a card lie all over the file: to gather them card by card takes many times as long.
 */
export const EVENTS_THROUGHOUT = `SELECT ${EVENT} FROM "place"."Event" e NOT INDEXED CROSS JOIN "logged" l ON l."card" = e."cardId"
  WHERE ${COUNTS} AND e.rowid > ? AND e.rowid <= ? ORDER BY e.rowid`;

/** The events of a person (the last value) of the cards between two places, of which the first is left out: card by card and in order. */
export const EVENTS_BY_CARD = `SELECT ${EVENT} FROM (
    SELECT * FROM "logged" WHERE "place" > ? AND "place" <= ? ORDER BY "place") l
  CROSS JOIN "place"."Event" e INDEXED BY "Event_card_idx" ON e."cardId" = l."card"
  WHERE ${COUNTS} ORDER BY l."place", e."at", e."id"`;
