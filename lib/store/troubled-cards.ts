import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { CARD_LANGUAGE, DECK_TITLE } from './decks.ts';
import type { CardScope } from './memory-tallies.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** A card with many lapses, and where it is written. */
export interface LapsedCard {
  readonly id: CardId;
  readonly deck: DeckId;
  readonly title: string;
  readonly language: string;
  /** HTML. */
  readonly prompt: string;
  readonly lapses: number;
  readonly reps: number;
  readonly suspended: boolean;
  readonly path: string | null;
  readonly line: number;
}

// The plus keeps SQLite by the index of lapses: those of a deck would have to be sorted.
const WANTED = {
  decks: `"CardState" s WHERE s."userId" = ?1 AND +s."deckId" IN (SELECT value FROM json_each(?2))`,
  cards: `json_each(?2) wanted CROSS JOIN "CardState" s WHERE s."userId" = ?1 AND s."cardId" = wanted.value`,
} as const;

interface Ask {
  readonly scope: CardScope;
  /** The fewest lapses that are looked at. */
  readonly least: number;
}

function wantedOf({ scope }: Ask): string {
  return list(scope.kind === 'decks' ? scope.decks : scope.cards);
}

/** The live cards of a scope with the most lapses, at most `most`. */
export async function readLapsedCards(
  db: Db,
  user: UserId,
  ask: Ask & { readonly most: number },
): Promise<LapsedCard[]> {
  const rows = await query<LapsedCard>(
    db,
    `SELECT c."id", c."deckId" AS "deck", ${DECK_TITLE} AS "title", ${CARD_LANGUAGE} AS "language", r."prompt", s."lapses", s."reps",
       s."suspended", o."path", n."line"
     FROM (SELECT s."cardId", s."lapses", s."reps", s."suspended" FROM ${WANTED[ask.scope.kind]}
         AND s."lapses" >= ?3 AND s."archived" = 0 ORDER BY s."lapses" DESC LIMIT ?4) s
       CROSS JOIN "Card" c ON c."id" = s."cardId"
       JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
       JOIN "Note" n ON n."id" = c."noteId" JOIN "Deck" d ON d."id" = c."deckId"
       LEFT JOIN "Document" o ON o."id" = n."documentId"
     ORDER BY s."lapses" DESC, s."reps", c."id"`,
    user,
    wantedOf(ask),
    ask.least,
    ask.most,
  );
  return rows.map((row) => ({ ...row, suspended: Boolean(row.suspended) }));
}

/** How many live cards of a scope have so many lapses. */
export async function countLapsedCards(db: Db, user: UserId, ask: Ask): Promise<number> {
  const row = await queryOne<{ cards: number }>(
    db,
    `SELECT count(*) AS "cards" FROM ${WANTED[ask.scope.kind]} AND s."lapses" >= ?3 AND s."archived" = 0`,
    user,
    wantedOf(ask),
    ask.least,
  );
  return row?.cards ?? 0;
}
