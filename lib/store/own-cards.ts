import type { CardId, DeckId, NoteId, UserId } from '#lib/shared/ids.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** A card that was written here and went to Anki at least once. */
export interface OwnCardRow {
  readonly id: CardId;
  readonly noteId: NoteId;
  readonly deckId: DeckId;
  readonly deckKey: string;
  readonly deckTitle: string;
  readonly facet: string;
  readonly language: string;
  readonly revision: number;
  readonly position: number;
  readonly ankiId: number;
  readonly isArchived: 0 | 1;
  readonly isMarked: 0 | 1;
  /** Of its note. */
  readonly guid: string;
  readonly kind: string;
  /** JSON list. */
  readonly headings: string;
  /** The file of its note; null where the note lies in none. */
  readonly path: string | null;
  readonly line: number;
}

/** The person's cards that were written here and have a number in Anki, archived ones among them, by note and number. */
export function ownCards(db: Db, user: UserId): Promise<OwnCardRow[]> {
  return query(
    db,
    `SELECT c."id", c."noteId", c."deckId", d."key" AS "deckKey", d."title" AS "deckTitle", c."facet", c."language", c."revision",
       c."position", c."ankiId", c."archivedAt" IS NOT NULL AS "isArchived", coalesce(s."marked", 0) AS "isMarked",
       n."guid", n."kind", n."headings", m."path", n."line"
     FROM "Deck" d JOIN "Card" c ON c."deckId" = d."id" AND c."ankiId" IS NOT NULL
     JOIN "Note" n ON n."id" = c."noteId" AND n."kind" <> 'fields' AND n."guid" IS NOT NULL
     LEFT JOIN "Document" m ON m."id" = n."documentId"
     LEFT JOIN "CardState" s ON s."userId" = d."ownerId" AND s."cardId" = c."id"
     WHERE d."ownerId" = ? ORDER BY c."noteId", c."ankiId"`,
    user,
  );
}

/** How a card read from an instant on. */
export interface TextOfCard {
  readonly cardId: CardId;
  readonly prompt: string;
  readonly answer: string;
  readonly createdAt: number;
}

/** All texts that these cards ever had, oldest first. */
export function textsOfCards(db: Db, cards: readonly CardId[]): Promise<TextOfCard[]> {
  return query(
    db,
    `SELECT r."cardId", r."prompt", r."answer", r."createdAt" FROM json_each(?) wanted
     CROSS JOIN "CardRevision" r ON r."cardId" = wanted.value ORDER BY r."cardId", r."revision"`,
    list(cards),
  );
}
