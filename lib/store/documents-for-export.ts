import type { CardId, DeckId, DocumentId, UserId } from '#lib/shared/ids.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** A live document, without its text. */
export interface DocumentHead {
  readonly id: DocumentId;
  readonly deck: DeckId;
  readonly path: string;
  /** Folder in which its file lies on this machine; null where it has none. */
  readonly folder: string | null;
  /** How many live notes and cards it has. */
  readonly notes: number;
  readonly cards: number;
}

/** The person's live documents, or those that hold one of these cards, in order. */
export async function documentHeads(
  db: Db,
  user: UserId,
  cards: ReadonlySet<CardId> | null,
): Promise<DocumentHead[]> {
  const among =
    cards === null
      ? ''
      : `AND "id" IN (SELECT n."documentId" FROM json_each(?2) w CROSS JOIN "Card" c ON c."id" = w.value
           CROSS JOIN "Note" n ON n."id" = c."noteId")`;
  const values = cards === null ? [] : [list([...cards])];
  return query(
    db,
    `SELECT "id", "deckId" AS "deck", "path", "folder",
       (SELECT count(*) FROM "Note" n WHERE n."documentId" = "Document"."id" AND n."archivedAt" IS NULL) AS "notes",
       (SELECT count(*) FROM "Note" n JOIN "Card" c ON c."noteId" = n."id" AND c."archivedAt" IS NULL
        WHERE n."documentId" = "Document"."id") AS "cards"
     FROM "Document" WHERE "ownerId" = ?1 AND "archivedAt" IS NULL ${among} ORDER BY "path", "id"`,
    user,
    ...values,
  );
}

/** The text of a document. */
export async function documentSource(db: Db, id: DocumentId): Promise<string> {
  const [row] = await query<{ source: string }>(
    db,
    `SELECT "source" FROM "Document" WHERE "id" = ?`,
    id,
  );
  return row?.source ?? '';
}

/** The live sides of the cards of a document. */
export async function sidesOfDocument(db: Db, id: DocumentId): Promise<string[]> {
  const rows = await query<{ prompt: string; answer: string }>(
    db,
    `SELECT r."prompt", r."answer" FROM "Note" n JOIN "Card" c ON c."noteId" = n."id" AND c."archivedAt" IS NULL
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     WHERE n."documentId" = ? AND instr(r."prompt" || r."answer", '/media/') > 0`,
    id,
  );
  return rows.flatMap(({ prompt, answer }) => [prompt, answer]);
}

/** A live card of a note that has no document. */
export interface LooseCard {
  readonly id: CardId;
  readonly note: string;
  readonly deck: DeckId;
  readonly facet: string;
  readonly prompt: string;
  readonly answer: string;
  /** JSON lists. */
  readonly tags: string;
  readonly fields: string | null;
  /** normal or cloze; null where the note has no type. */
  readonly form: 'normal' | 'cloze' | null;
}

/** The live cards of a deck whose notes have no document, note by note. */
export function looseCards(db: Db, deck: DeckId): Promise<LooseCard[]> {
  return query(
    db,
    `SELECT c."id", c."noteId" AS "note", c."deckId" AS "deck", c."facet", r."prompt", r."answer", n."tags", n."fields",
       t."kind" AS "form"
     FROM "Card" c JOIN "Note" n ON n."id" = c."noteId" AND n."documentId" IS NULL
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     LEFT JOIN "NoteType" t ON t."id" = n."noteTypeId"
     WHERE c."deckId" = ? AND c."archivedAt" IS NULL ORDER BY c."position", c."noteId", c."facet"`,
    deck,
  );
}
