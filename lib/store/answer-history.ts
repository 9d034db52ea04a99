import type { Phase, Rating } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** An answer that counts, without its card. */
export interface PastAnswer {
  readonly at: Instant;
  readonly studyDay: number;
  readonly rating: Rating;
  readonly phaseBefore: Phase;
}

/** Whose answers: those to the cards of some decks; one card in so many is taken, by chance that stays the same. */
export interface HistoryAsk {
  readonly decks: readonly DeckId[];
  readonly oneIn: number;
}

const CHUNK = 500;

/** How many answers the cards of some decks have had. */
export async function countAnswers(
  db: Db,
  user: UserId,
  decks: readonly DeckId[],
): Promise<number> {
  const found = await queryOne<{ count: number }>(
    db,
    `SELECT coalesce(sum("reps"), 0) AS "count" FROM "CardState"
     WHERE "userId" = ? AND "deckId" IN (SELECT value FROM json_each(?))`,
    user,
    list(decks),
  );
  return found?.count ?? 0;
}

/** The answers that count, card by card, each card's in order of time and id. A row a card: an answer a row takes five times as long. */
export async function* answersByCard(
  db: Db,
  user: UserId,
  { decks, oneIn }: HistoryAsk,
): AsyncGenerator<PastAnswer[]> {
  for (let after: CardId | '' = ''; ; ) {
    const rows: { card: CardId; answers: string }[] = await query(
      db,
      `SELECT s."cardId" AS "card", json_group_array(json_array(e."at", e."id", e."studyDay", e."rating", e."phaseBefore")) AS "answers"
       FROM "CardState" s JOIN "Event" e ON e."cardId" = s."cardId" AND e."userId" = s."userId"
         AND e."kind" = 'answer' AND e."retracted" = 0
       WHERE s."userId" = ? AND s."cardId" > ? AND s."salt" % ? = 0 AND s."deckId" IN (SELECT value FROM json_each(?))
       GROUP BY s."cardId" ORDER BY s."cardId" LIMIT ?`,
      user,
      after,
      oneIn,
      list(decks),
      CHUNK,
    );
    for (const { answers } of rows) yield readAnswers(answers);
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return;
    after = last.card;
  }
}

type Packed = [at: Instant, id: string, studyDay: number, rating: Rating, phaseBefore: Phase];

function readAnswers(packed: string): PastAnswer[] {
  const answers = JSON.parse(packed) as Packed[];
  answers.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  return answers.map(([at, , studyDay, rating, phaseBefore]) => ({
    at,
    studyDay,
    rating,
    phaseBefore,
  }));
}
