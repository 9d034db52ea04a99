import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { followCards } from './card-states.ts';
import { list, query } from './sql.ts';
import { type Change, changeColumns } from './transact.ts';

/**
 * Lays those of these cards that are the person's into a deck, or where their notes are; gives those that lay elsewhere, or lay
 * there of themselves. A card from Anki stays where it lies until a package says otherwise.
 */
export async function placeCards(
  change: Change,
  cards: readonly CardId[],
  deck: DeckId | null,
): Promise<CardId[]> {
  const rows = await query<{ id: CardId; deckId: DeckId }>(
    change.db,
    `SELECT c."id", coalesce(?3, CASE WHEN n."documentId" IS NULL THEN c."deckId" ELSE n."deckId" END) AS "deckId"
     FROM json_each(?2) wanted CROSS JOIN "Card" c CROSS JOIN "Note" n CROSS JOIN "Deck" d
     WHERE c."id" = wanted.value AND n."id" = c."noteId" AND d."id" = c."deckId" AND d."ownerId" = ?1
       AND (c."placed" <> (?3 IS NOT NULL) OR (c."deckId" <> ?3))`,
    change.head.user,
    list(cards),
    deck,
  );
  const placed = deck !== null;
  await changeColumns(
    change,
    'Card',
    rows.map((row) => ({ ...row, placed })),
  );
  const ids = rows.map(({ id }) => id);
  await followCards(change.db, ids);
  return ids;
}
