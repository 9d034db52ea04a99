import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { followPlaces } from './card-states.ts';
import { execute, list, query } from './sql.ts';
import type { Db } from './store.ts';

/** Cards that lie in one deck, and whether their owner laid them there. */
export interface LyingCards {
  readonly deck: DeckId;
  readonly placed: boolean;
  readonly cards: readonly CardId[];
}

/** Where cards lie, and where they are to lie: each as groups of cards. */
export interface Laying {
  readonly before: readonly LyingCards[];
  readonly after: readonly LyingCards[];
}

/**
 * How those of these cards that are the person's come into a deck, or where their notes are; those that lie there so are left out. A card
 * from Anki stays where it lies until a package says otherwise.
 */
export async function planLaying(
  db: Db,
  user: UserId,
  { cards, deck }: { readonly cards: readonly CardId[]; readonly deck: DeckId | null },
): Promise<Laying> {
  const rows = await query<{ from: DeckId; placed: number; to: DeckId; cards: string }>(
    db,
    `SELECT "from", "placed", "to", json_group_array("id") AS "cards" FROM (
       SELECT c."id", c."deckId" AS "from", c."placed",
         coalesce(?3, CASE WHEN n."documentId" IS NULL THEN c."deckId" ELSE n."deckId" END) AS "to"
       FROM json_each(?2) wanted CROSS JOIN "Card" c CROSS JOIN "Note" n CROSS JOIN "Deck" d
       WHERE c."id" = wanted.value AND n."id" = c."noteId" AND d."id" = c."deckId" AND d."ownerId" = ?1
         AND (c."placed" <> (?3 IS NOT NULL) OR (c."deckId" <> ?3)))
     GROUP BY 1, 2, 3`,
    user,
    list(cards),
    deck,
  );
  const groups = rows.map((row) => ({ ...row, cards: JSON.parse(row.cards) as CardId[] }));
  return {
    before: groups.map(({ from, placed, cards: own }) => {
      return { deck: from, placed: Boolean(placed), cards: own };
    }),
    after: groups.map(({ to, cards: own }) => ({ deck: to, placed: deck !== null, cards: own })),
  };
}

/** Lays cards into decks, with their states. */
export async function layIn(db: Db, { deck, placed, cards }: LyingCards): Promise<void> {
  await execute(
    db,
    `UPDATE "Card" SET "deckId" = ?, "placed" = ? WHERE "id" IN (SELECT value FROM json_each(?))`,
    deck,
    placed ? 1 : 0,
    list(cards),
  );
  await followPlaces(db, cards);
}
