import type { CardId, UserId } from '#lib/shared/ids.ts';
import { query } from './sql.ts';
import type { Db } from './store.ts';

/** Where a card comes from: its note's place, and the text of the document. */
export interface StoredPassage {
  /** Path of the document; null where the note has none. */
  readonly path: string | null;
  /** The whole document, or the note alone where there is no document. */
  readonly source: string;
  readonly headings: readonly string[];
  /** Lines of the note, counted from 1. */
  readonly line: number;
  readonly endLine: number;
}

interface PassageRow extends Omit<StoredPassage, 'headings'> {
  readonly headings: string;
}

/** The passage that a card of the person's comes from; null where there is no such card. */
export async function readPassage(
  db: Db,
  user: UserId,
  card: CardId,
): Promise<StoredPassage | null> {
  const [row] = await query<PassageRow>(
    db,
    `SELECT o."path", coalesce(o."source", n."source") AS "source", n."headings",
       CASE WHEN o."id" IS NULL THEN 1 ELSE n."line" END AS "line",
       CASE WHEN o."id" IS NULL THEN 1 + n."endLine" - n."line" ELSE n."endLine" END AS "endLine"
     FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?
     JOIN "Note" n ON n."id" = c."noteId" LEFT JOIN "Document" o ON o."id" = n."documentId"
     WHERE c."id" = ?`,
    user,
    card,
  );
  return row ? { ...row, headings: JSON.parse(row.headings) as string[] } : null;
}
