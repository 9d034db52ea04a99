import type { StudyDay } from '#lib/scheduler/types.ts';
import type { DeckId, UserId } from '#lib/shared/ids.ts';
import { COUNTED_TIME } from './counted-time.ts';
import { query } from './sql.ts';
import type { Db } from './store.ts';

/** What was answered on a study day of the cards of a deck, as its limits count it. */
export interface StudiedInDeck {
  readonly deck: DeckId;
  readonly newCards: number;
  /** Cards that stood on a step of days are among them. */
  readonly reviews: number;
  readonly milliseconds: number;
}

/** The decks of which the person answered cards on a study day; without what lies in decks within them. */
export function studiedInDecks(db: Db, user: UserId, day: StudyDay): Promise<StudiedInDeck[]> {
  return query(
    db,
    `SELECT c."deckId" AS "deck", count(*) FILTER (WHERE e."phaseBefore" = 'new') AS "newCards",
       count(*) FILTER (WHERE e."phaseBefore" = 'review' OR e."byDay") AS "reviews", coalesce(sum(${COUNTED_TIME}), 0) AS "milliseconds"
     FROM "Event" e JOIN "Card" c ON c."id" = e."cardId"
     WHERE e."userId" = ? AND e."studyDay" = ? AND e."kind" = 'answer' AND e."retracted" = 0 GROUP BY c."deckId"`,
    user,
    day,
  );
}
