import type { CardId, DeckId, DocumentId, NoteId, NoteTypeId, UserId } from '#lib/shared/ids.ts';
import { DECK_TITLE } from './decks.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** A document as it is kept, with its deck. */
export interface KeptDocument {
  readonly id: DocumentId;
  readonly home: 'file' | 'stored';
  readonly path: string;
  /** Where a file document was found; null for stored ones. */
  readonly folder: string | null;
  readonly source: string;
  readonly deck: {
    readonly id: DeckId;
    readonly key: string;
    readonly title: string;
    readonly language: string;
  };
}

/** Where a card's note stands. */
export interface NotePlace {
  readonly note: NoteId;
  readonly kind: string;
  readonly archived: boolean;
  /** Lines of the note in its document, counted from 1. */
  readonly line: number;
  readonly endLine: number;
  /** Null for a note without one. */
  readonly document: KeptDocument | null;
}

interface PlaceRow extends DocumentRow {
  readonly note: NoteId;
  readonly kind: string;
  readonly archivedAt: number | null;
  readonly line: number;
  readonly endLine: number;
}

interface DocumentRow {
  readonly document: DocumentId | null;
  readonly home: 'file' | 'stored';
  readonly path: string;
  readonly folder: string | null;
  readonly source: string;
  readonly deck: DeckId;
  readonly key: string;
  readonly title: string;
  readonly language: string;
}

const DOCUMENT_COLUMNS = `o."id" AS "document", o."home", o."path", o."folder", o."source",
  d."id" AS "deck", d."key", d."title", d."language"`;

/** Where the note of a card of the person's stands; null where there is no such card. */
export async function readNotePlace(db: Db, user: UserId, card: CardId): Promise<NotePlace | null> {
  const row = await queryOne<PlaceRow>(
    db,
    `SELECT n."id" AS "note", n."kind", n."archivedAt", n."line", n."endLine", ${DOCUMENT_COLUMNS}
     FROM "Card" c JOIN "Note" n ON n."id" = c."noteId" JOIN "Deck" d ON d."id" = n."deckId" AND d."ownerId" = ?
     LEFT JOIN "Document" o ON o."id" = n."documentId" WHERE c."id" = ?`,
    user,
    card,
  );
  if (!row) return null;
  const { note, kind, archivedAt, line, endLine } = row;
  return { note, kind, archived: archivedAt !== null, line, endLine, document: toDocument(row) };
}

/** The person's stored document at a path; null where there is none. */
export async function readStoredDocument(
  db: Db,
  user: UserId,
  path: string,
): Promise<KeptDocument | null> {
  const row = await queryOne<DocumentRow>(
    db,
    `SELECT ${DOCUMENT_COLUMNS} FROM "Document" o JOIN "Deck" d ON d."id" = o."deckId"
     WHERE o."ownerId" = ? AND o."home" = 'stored' AND o."path" = ?`,
    user,
    path,
  );
  return row && toDocument(row);
}

function toDocument(row: DocumentRow): KeptDocument | null {
  const { document: id, home, path, folder, source, deck, key, title, language } = row;
  if (id === null) return null;
  return { id, home, path, folder, source, deck: { id: deck, key, title, language } };
}

/** The stored document of a deck that takes what is added by hand; null where it has none yet. */
export async function readInbox(db: Db, user: UserId, deck: DeckId): Promise<KeptDocument | null> {
  const row = await queryOne<DocumentRow>(
    db,
    `SELECT ${DOCUMENT_COLUMNS} FROM "Document" o JOIN "Deck" d ON d."id" = o."deckId"
     WHERE d."ownerId" = ? AND d."id" = ? AND o."home" = 'stored' AND o."archivedAt" IS NULL
       AND o."path" LIKE '%/inbox.md' ORDER BY o."id" LIMIT 1`,
    user,
    deck,
  );
  return row && toDocument(row);
}

/** A live note where it stands in its document, and under which headings, outermost first. */
export interface BlockOfDocument {
  readonly note: NoteId;
  /** Counted from 1; the last one is part of it. */
  readonly line: number;
  readonly endLine: number;
  readonly headings: readonly string[];
}

/** The live notes of a document, in its order. */
export async function blocksOfDocument(db: Db, document: DocumentId): Promise<BlockOfDocument[]> {
  const rows = await query<Omit<BlockOfDocument, 'headings'> & { headings: string }>(
    db,
    `SELECT "id" AS "note", "line", "endLine", "headings" FROM "Note" WHERE "documentId" = ? AND "archivedAt" IS NULL ORDER BY "line", "id"`,
    document,
  );
  return rows.map((row) => ({ ...row, headings: JSON.parse(row.headings) as string[] }));
}

/** A note with its text, as something is looked for in it. */
export interface TextOfNote {
  readonly note: NoteId;
  /** One of its cards. */
  readonly card: CardId;
  readonly kind: string;
  readonly archived: boolean;
  readonly line: number;
  readonly endLine: number;
  readonly document: DocumentId | null;
  /** JSON list of HTML; null for a note without fields. */
  readonly fields: string | null;
  readonly noteType: NoteTypeId | null;
  readonly deckTitle: string;
}

/** The notes of those of these cards that are the person's, each once, document by document. */
export async function readTextsOfNotes(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<TextOfNote[]> {
  const rows = await query<Omit<TextOfNote, 'archived'> & { archived: number }>(
    db,
    `SELECT n."id" AS "note", min(c."id") AS "card", n."kind", n."archivedAt" IS NOT NULL AS "archived", n."line", n."endLine",
       n."documentId" AS "document", n."fields", n."noteTypeId" AS "noteType", ${DECK_TITLE} AS "deckTitle"
     FROM json_each(?2) wanted CROSS JOIN "Card" c CROSS JOIN "Note" n CROSS JOIN "Deck" d
     WHERE c."id" = wanted.value AND n."id" = c."noteId" AND d."id" = n."deckId" AND d."ownerId" = ?1
     GROUP BY n."id" ORDER BY n."documentId", n."line", n."id"`,
    user,
    list(cards),
  );
  return rows.map((row) => ({ ...row, archived: Boolean(row.archived) }));
}

/** Those of the person's documents that have these ids. */
export async function readKeptDocuments(
  db: Db,
  user: UserId,
  ids: readonly DocumentId[],
): Promise<Map<DocumentId, KeptDocument>> {
  const rows = await query<DocumentRow>(
    db,
    `SELECT ${DOCUMENT_COLUMNS} FROM json_each(?2) wanted CROSS JOIN "Document" o CROSS JOIN "Deck" d
     WHERE o."id" = wanted.value AND d."id" = o."deckId" AND o."ownerId" = ?1`,
    user,
    list(ids),
  );
  return new Map(
    rows.flatMap((row) => {
      const document = toDocument(row);
      return document ? [[document.id, document] as const] : [];
    }),
  );
}

/** The files in which the notes of some cards stand, with the texts that are known of them. */
export function readFilesOfCards(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<{ readonly folder: string; readonly path: string; readonly source: string }[]> {
  return query(
    db,
    `SELECT o."folder", o."path", o."source" FROM "Document" o
     WHERE o."ownerId" = ?1 AND o."home" = 'file' AND o."folder" IS NOT NULL AND o."archivedAt" IS NULL
       AND o."id" IN (SELECT n."documentId" FROM json_each(?2) wanted CROSS JOIN "Card" c CROSS JOIN "Note" n
         WHERE c."id" = wanted.value AND n."id" = c."noteId")`,
    user,
    list(cards),
  );
}
