import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import type { StatesAsk } from './deck-states.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** Cards of some decks with a live baseline that came with them from elsewhere, by id. */
export function broughtBaselines(
  db: Db,
  user: UserId,
  { decks, after, most }: StatesAsk,
): Promise<{ card: CardId; deck: DeckId }[]> {
  return query(
    db,
    `SELECT s."cardId" AS "card", s."deckId" AS "deck" FROM "CardState" s
     WHERE s."userId" = ?1 AND s."cardId" > ?2 AND s."archived" = 0 AND s."deckId" IN (SELECT value FROM json_each(?3))
       AND EXISTS (SELECT 1 FROM "Event" b INDEXED BY "Event_baseline_idx" WHERE b."cardId" = s."cardId" AND b."userId" = ?1
         AND b."kind" = 'baseline' AND b."upstream" IS NOT NULL AND b."retracted" = 0)
     ORDER BY s."cardId" LIMIT ?4`,
    user,
    after,
    list(decks),
    most,
  );
}
