import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { list, query } from '../sql.ts';
import type { Db } from '../store.ts';

/**
 * Groups of live cards of different notes in these decks whose prompts read the same when folded; the largest first, at most
 * `most` groups.
 */
export async function readDuplicates(
  db: Db,
  decks: readonly DeckId[],
  most: number,
): Promise<CardId[][]> {
  const rows = await query<{ cards: string }>(
    db,
    `SELECT json_group_array(c."id") AS "cards" FROM "CardText" t CROSS JOIN "Card" c ON c."id" = t."cardId"
     WHERE c."archivedAt" IS NULL AND c."deckId" IN (SELECT value FROM json_each(?)) AND t."prompt" <> ''
     GROUP BY t."prompt" HAVING count(DISTINCT c."noteId") > 1 ORDER BY count(*) DESC, min(c."id") LIMIT ?`,
    list(decks),
    most,
  );
  return rows.map(({ cards }) => JSON.parse(cards) as CardId[]);
}
