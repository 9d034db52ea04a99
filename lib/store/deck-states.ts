import type { CardMemoryState, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { type CardPlace, rowToState, STATE_COLUMNS, type StateRow } from './card-states.ts';
import { COUNTED_TIME } from './counted-time.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** Which cards to read next: those of some decks, after the last one read. */
export interface StatesAsk {
  readonly decks: readonly DeckId[];
  /** The card read last; an empty text at the start. */
  readonly after: CardId | '';
  readonly most: number;
}

/** A card with its state, as it is scheduled. */
export interface ScheduledCard {
  readonly place: CardPlace;
  readonly state: CardMemoryState;
  /** The whole days of the interval before its last answer, where that was a success in review; else 0. */
  readonly previous: number;
}

type ScheduledRow = StateRow & {
  readonly cardId: CardId;
  readonly deckId: DeckId;
  readonly noteId: CardPlace['note'];
  readonly salt: number;
  readonly previous: number | null;
};

/** The scheduler's `previousInterval`, in seconds, said again in the database's words: what the newest event before the last answer gave. */
const PREVIOUS = `(SELECT CASE WHEN a."rating" > 1 AND a."phaseBefore" = 'review' THEN (
    SELECT p."interval" FROM "Event" p
    WHERE p."cardId" = a."cardId" AND p."userId" = a."userId" AND p."at" <= a."at" AND (p."at" < a."at" OR p."id" < a."id")
      AND p."retracted" = 0 AND p."kind" IN ('answer', 'baseline', 'set-due', 'reschedule', 'reset')
    ORDER BY p."at" DESC, p."id" DESC LIMIT 1) END
  FROM "Event" a WHERE a."cardId" = s."cardId" AND a."userId" = s."userId" AND a."kind" = 'answer' AND a."retracted" = 0
  ORDER BY a."at" DESC, a."id" DESC LIMIT 1)`;

/** Cards of some decks that are in review, neither suspended nor archived, by id. */
export async function cardsInReview(
  db: Db,
  user: UserId,
  { decks, after, most }: StatesAsk,
): Promise<ScheduledCard[]> {
  const rows = await query<ScheduledRow>(
    db,
    `SELECT s."cardId", s."deckId", s."noteId", s."salt", ${STATE_COLUMNS.map((name) => `s."${name}"`).join(', ')},
       ${PREVIOUS} AS "previous"
     FROM "CardState" s WHERE s."userId" = ? AND s."cardId" > ? AND s."phase" = 'review' AND s."suspended" = 0
       AND s."archived" = 0 AND s."deckId" IN (SELECT value FROM json_each(?)) ORDER BY s."cardId" LIMIT ?`,
    user,
    after,
    list(decks),
    most,
  );
  return rows.map((row) => ({
    place: {
      card: row.cardId,
      deck: row.deckId,
      note: row.noteId,
      archived: false,
      salt: row.salt,
    },
    state: rowToState(row),
    previous: Math.round((row.previous ?? 0) / DAY_SECONDS),
  }));
}

/** How many cards of some decks are due on each day from `from` on; those due before count on that first day. */
export async function dueByDay(
  db: Db,
  user: UserId,
  { decks, from, days }: { decks: readonly DeckId[]; from: StudyDay; days: number },
): Promise<number[]> {
  const rows = await query<{ day: number; count: number }>(
    db,
    `SELECT max("dueDay", ?2) - ?2 AS "day", count(*) AS "count" FROM "CardState"
     WHERE "userId" = ?1 AND "deckId" IN (SELECT value FROM json_each(?4)) AND "archived" = 0 AND "suspended" = 0
       AND "phase" IN ('learning', 'relearning', 'review') AND "dueDay" < ?2 + ?3
     GROUP BY 1`,
    user,
    from,
    days,
    list(decks),
  );
  const counts = Array.from({ length: days }, () => 0);
  for (const { day, count } of rows) counts[day] = count;
  return counts;
}

/** A card in review as a forecast needs it. */
export interface SampledCard {
  readonly card: CardId;
  readonly deck: DeckId;
  readonly stability: number;
  readonly difficulty: number;
  readonly lastDay: StudyDay;
  readonly dueDay: StudyDay;
}

/** Some of the cards in review, chosen by chance that stays the same, and how many there are in all. */
export async function sampleInReview(
  db: Db,
  user: UserId,
  { decks, about }: { decks: readonly DeckId[]; about: number },
): Promise<{ all: number; cards: SampledCard[] }> {
  const where = `"userId" = ? AND "deckId" IN (SELECT value FROM json_each(?)) AND "archived" = 0 AND "suspended" = 0
    AND "phase" = 'review' AND "dueDay" IS NOT NULL`;
  const counted = await query<{ count: number }>(
    db,
    `SELECT count(*) AS "count" FROM "CardState" WHERE ${where}`,
    user,
    list(decks),
  );
  const all = counted[0]?.count ?? 0;
  const cards = await query<SampledCard>(
    db,
    `SELECT "cardId" AS "card", "deckId" AS "deck", "stability", "difficulty", "lastDay", "dueDay" FROM "CardState"
     WHERE ${where} AND "salt" % ? = 0 AND "stability" IS NOT NULL AND "lastDay" IS NOT NULL ORDER BY "cardId"`,
    user,
    list(decks),
    Math.max(1, Math.floor(all / about)),
  );
  return { all, cards };
}

/** Mean milliseconds of a person's last thousand answers (each as it counts); null where there are none. */
export interface AnswerTimes {
  readonly review: number | null;
  /** In learning and relearning, and the first sight of a new card. */
  readonly step: number | null;
}

/** How long the person takes for an answer. */
export async function answerTimes(db: Db, user: UserId): Promise<AnswerTimes> {
  const rows = await query<{ review: number; mean: number }>(
    db,
    `SELECT ("phaseBefore" = 'review') AS "review", avg("time") AS "mean" FROM (
       SELECT "phaseBefore", ${COUNTED_TIME} AS "time" FROM "Event" e WHERE "userId" = ? AND "kind" = 'answer' AND "retracted" = 0
         AND "durationMs" > 0 ORDER BY "studyDay" DESC LIMIT 1000)
     GROUP BY 1`,
    user,
  );
  const of = (review: number) => rows.find((row) => row.review === review)?.mean ?? null;
  return { review: of(1), step: of(0) };
}
