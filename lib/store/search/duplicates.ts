import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { list, query } from '../sql.ts';
import type { Db } from '../store.ts';

/** What the text of a prompt leaves out and a person sees or hears. */
const OTHER_THAN_TEXT = ['img', 'audio', 'video']
  .map((tag) => `r."prompt" LIKE '%<${tag}%'`)
  .join(' OR ');

/**
 * Groups of live cards of different notes in these decks whose prompts read the same when folded, and show the same where
 * they show pictures or play sounds; the largest first, at most `most` groups.
 */
export async function readDuplicates(
  db: Db,
  decks: readonly DeckId[],
  most: number,
): Promise<CardId[][]> {
  const rows = await query<{ cards: string }>(
    db,
    `WITH live AS MATERIALIZED (
       SELECT t."prompt", c."id", c."noteId", c."revision" FROM "CardText" t CROSS JOIN "Card" c ON c."id" = t."cardId"
       WHERE c."archivedAt" IS NULL AND c."deckId" IN (SELECT value FROM json_each(?)) AND t."prompt" <> ''
     ), alike AS (SELECT "prompt" FROM live GROUP BY "prompt" HAVING count(DISTINCT "noteId") > 1)
     SELECT json_group_array(l."id") AS "cards" FROM live l
     JOIN "CardRevision" r ON r."cardId" = l."id" AND r."revision" = l."revision"
     WHERE l."prompt" IN (SELECT "prompt" FROM alike)
     GROUP BY l."prompt", CASE WHEN ${OTHER_THAN_TEXT} THEN r."prompt" END
     HAVING count(DISTINCT l."noteId") > 1 ORDER BY count(*) DESC, min(l."id") LIMIT ?`,
    list(decks),
    most,
  );
  return rows.map(({ cards }) => JSON.parse(cards) as CardId[]);
}
