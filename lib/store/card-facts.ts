import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { CARD_LANGUAGE } from './decks.ts';
import { query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** What there is to know of a card beside its state. */
export interface CardFacts {
  readonly deck: DeckId;
  readonly deckTitle: string;
  readonly kind: string;
  readonly language: string;
  /** Both sides as they read now, as clean HTML. */
  readonly prompt: string;
  readonly answer: string;
  readonly createdAt: Instant;
  readonly archived: boolean;
  readonly suspended: boolean;
  /** Hidden on this study day; null where it is not. */
  readonly buriedDay: number | null;
}

/** The facts of a card of the person's, archived or not; null where there is no such card. */
export async function readCardFacts(db: Db, user: UserId, card: CardId): Promise<CardFacts | null> {
  const row = await queryOne<
    Omit<CardFacts, 'archived' | 'suspended'> & { archived: number; suspended: number | null }
  >(
    db,
    `SELECT d."id" AS "deck", d."title" AS "deckTitle", n."kind", ${CARD_LANGUAGE} AS "language", c."createdAt", r."prompt", r."answer",
       (c."archivedAt" IS NOT NULL) AS "archived", s."suspended", s."buriedDay"
     FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1
     JOIN "Note" n ON n."id" = c."noteId"
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
     WHERE c."id" = ?2`,
    user,
    card,
  );
  return row && { ...row, archived: Boolean(row.archived), suspended: Boolean(row.suspended) };
}

/** Both sides of a card as they once read, as clean HTML. */
export interface StoredText {
  readonly revision: number;
  readonly createdAt: Instant;
  readonly prompt: string;
  readonly answer: string;
}

/** All texts of a card of the person's, the oldest first. */
export async function readTexts(db: Db, user: UserId, card: CardId): Promise<StoredText[]> {
  return query(
    db,
    `SELECT r."revision", r."createdAt", r."prompt", r."answer" FROM "Card" c
     JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?
     JOIN "CardRevision" r ON r."cardId" = c."id"
     WHERE c."id" = ? AND r."revision" <= c."revision" ORDER BY r."revision"`,
    user,
    card,
  );
}
