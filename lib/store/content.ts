import type { NoteKind } from '#lib/bundle/bundle.ts';
import type {
  Existing,
  ExistingCard,
  ExistingDocument,
  ExistingNote,
} from '#lib/bundle/existing.ts';
import type { CardId, DeckId, DocumentId, NoteId, UserId } from '#lib/shared/ids.ts';
import { type KnownDeck, readDecksByKey } from './decks.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** A document with its home. */
export interface StoredDocument extends ExistingDocument {
  readonly home: 'file' | 'stored';
  /** Where a file document was found; null for stored ones. */
  readonly folder: string | null;
}

/** What is here already, with what only the store knows. */
export interface StoredExisting extends Existing {
  readonly decks: readonly KnownDeck[];
  readonly documents: readonly StoredDocument[];
}

/** Documents of one home, by their paths. */
export interface DocumentsAt {
  readonly home: 'file' | 'stored';
  readonly paths: readonly string[];
}

/** What the person has of the decks with these keys, `but` for some notes. */
export async function readExisting(
  db: Db,
  user: UserId,
  { keys, but }: { readonly keys: readonly string[]; readonly but: readonly NoteId[] },
): Promise<StoredExisting> {
  const decks = await readDecksByKey(db, user, keys);
  const ids = list(decks.map(({ id }) => id));
  return read(db, decks, {
    where: `n."deckId" IN (SELECT value FROM json_each(?)) AND n."id" NOT IN (SELECT value FROM json_each(?))`,
    values: [ids, list(but)],
  });
}

/** The same, but only the notes of these documents, those of none, and archived ones. */
export async function readExistingOf(
  db: Db,
  user: UserId,
  { keys, at }: { keys: readonly string[]; at: DocumentsAt },
): Promise<StoredExisting> {
  const decks = await readDecksByKey(db, user, keys);
  const ids = list(decks.map(({ id }) => id));
  const where = `n."deckId" IN (SELECT value FROM json_each(?)) AND (n."archivedAt" IS NOT NULL
    OR n."documentId" IS NULL OR n."documentId" IN (SELECT "id" FROM "Document"
      WHERE "ownerId" = ? AND "home" = ? AND "path" IN (SELECT value FROM json_each(?))))`;
  return read(db, decks, { where, values: [ids, user, at.home, list(at.paths)] });
}

/** A condition on notes `n`, and what fills it. */
interface Condition {
  readonly where: string;
  readonly values: readonly string[];
}

async function read(
  db: Db,
  decks: readonly KnownDeck[],
  condition: Condition,
): Promise<StoredExisting> {
  const documents = await readDocuments(db, list(decks.map(({ id }) => id)));
  const notes = await readNotes(db, condition);
  const cards = await readNoteCards(db, condition);
  return { decks, documents, notes: notes.map((note) => toNote(note, cards.get(note.id) ?? [])) };
}

/** How many live cards the decks with these keys hold. */
export async function countLiveCards(
  db: Db,
  user: UserId,
  keys: readonly string[],
): Promise<number> {
  const [row] = await query<{ count: number }>(
    db,
    `SELECT count(*) AS "count" FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId"
     WHERE d."ownerId" = ? AND d."key" IN (SELECT value FROM json_each(?)) AND c."archivedAt" IS NULL`,
    user,
    list(keys),
  );
  return row?.count ?? 0;
}

/** A note with an id in its text. */
export interface KeyedNote {
  readonly deck: string;
  readonly key: string;
  readonly contentHash: string;
  readonly archived: boolean;
  readonly home: string | null;
  readonly path: string | null;
  readonly line: number;
}

/** Notes of the person that bear one of these ids, in any deck; live ones come first. */
export async function notesByKey(
  db: Db,
  user: UserId,
  keys: readonly string[],
): Promise<KeyedNote[]> {
  const rows = await query<KeyedNote>(
    db,
    `SELECT d."key" AS "deck", n."key", n."contentHash", n."archivedAt" IS NOT NULL AS "archived", o."home", o."path",
       n."line"
     FROM "Deck" d JOIN "Note" n ON n."deckId" = d."id" LEFT JOIN "Document" o ON o."id" = n."documentId"
     WHERE d."ownerId" = ? AND n."key" IN (SELECT value FROM json_each(?)) ORDER BY "archived", n."id"`,
    user,
    list(keys),
  );
  return rows.map((row) => ({ ...row, archived: Boolean(row.archived) }));
}

/** Paths of file documents that hold a live note of the same deck and content as one of these notes. */
export async function documentsOfTwins(
  db: Db,
  user: UserId,
  notes: readonly NoteId[],
): Promise<string[]> {
  const rows = await query<{ path: string }>(
    db,
    `SELECT DISTINCT o."path" FROM "Note" n JOIN "Note" t ON t."deckId" = n."deckId"
       AND t."contentHash" = n."contentHash" AND t."id" <> n."id" AND t."archivedAt" IS NULL
     JOIN "Document" o ON o."id" = t."documentId"
     WHERE n."id" IN (SELECT value FROM json_each(?)) AND o."ownerId" = ? AND o."home" = 'file'`,
    list(notes),
    user,
  );
  return rows.map(({ path }) => path);
}

/** Keys of the decks in which documents at these paths, or live notes of them, stand until now. */
export async function decksOfDocuments(
  db: Db,
  user: UserId,
  { home, paths }: { home: string; paths: readonly string[] },
): Promise<string[]> {
  const rows = await query<{ key: string }>(
    db,
    `SELECT DISTINCT d."key" FROM "Document" o JOIN "Deck" d ON d."id" = o."deckId"
       OR d."id" IN (SELECT n."deckId" FROM "Note" n
         WHERE n."documentId" = o."id" AND n."archivedAt" IS NULL)
     WHERE o."ownerId" = ? AND o."home" = ? AND o."path" IN (SELECT value FROM json_each(?))`,
    user,
    home,
    list(paths),
  );
  return rows.map(({ key }) => key);
}

interface NoteRow {
  readonly id: NoteId;
  readonly deck: string;
  readonly document: DocumentId | null;
  readonly path: string | null;
  readonly key: string | null;
  readonly kind: string;
  readonly source: string;
  readonly contentHash: string;
  readonly promptHash: string;
  readonly answerHash: string;
  readonly headings: string;
  readonly tags: string;
  readonly archivedAt: number | null;
  readonly removed: number;
  readonly line: number;
}

interface CardRow {
  readonly id: CardId;
  readonly note: NoteId;
  readonly facet: string;
  readonly hash: string;
  readonly language: string;
  readonly revision: number;
  readonly position: number;
  readonly archivedAt: number | null;
  readonly placedIn: DeckId | null;
  readonly reviewed: number;
  readonly prompt: string;
  readonly answer: string;
  readonly check: string | null;
}

function readDocuments(db: Db, decks: string): Promise<StoredDocument[]> {
  return query(
    db,
    `SELECT o."id", d."key" AS "deck", o."path", o."hash", o."rendered", o."position", o."home", o."folder"
     FROM "Document" o JOIN "Deck" d ON d."id" = o."deckId"
     WHERE o."deckId" IN (SELECT value FROM json_each(?)) AND o."archivedAt" IS NULL
     ORDER BY o."position", o."path"`,
    decks,
  );
}

function readNotes(db: Db, { where, values }: Condition): Promise<NoteRow[]> {
  return query<NoteRow>(
    db,
    `SELECT n."id", d."key" AS "deck", n."documentId" AS "document", o."path", n."key", n."kind", n."source",
       n."contentHash", n."promptHash", n."answerHash", n."headings", n."tags", n."archivedAt", n."removed", n."line"
     FROM "Note" n JOIN "Deck" d ON d."id" = n."deckId" LEFT JOIN "Document" o ON o."id" = n."documentId"
     WHERE ${where}
     ORDER BY o."position", n."line", n."id"`,
    ...values,
  );
}

async function readNoteCards(
  db: Db,
  { where, values }: Condition,
): Promise<Map<NoteId, CardRow[]>> {
  const rows = await query<CardRow>(
    db,
    `SELECT c."id", c."noteId" AS "note", c."facet", r."hash", c."language", c."revision", c."position",
       c."archivedAt", CASE WHEN c."placed" THEN c."deckId" END AS "placedIn", r."prompt", r."answer", r."check",
       EXISTS (SELECT 1 FROM "CardState" s WHERE s."cardId" = c."id") AS "reviewed"
     FROM "Card" c JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     WHERE c."noteId" IN (SELECT n."id" FROM "Note" n WHERE ${where})
     ORDER BY c."position"`,
    ...values,
  );
  const byNote = new Map<NoteId, CardRow[]>();
  for (const row of rows) {
    const found = byNote.get(row.note);
    if (found) found.push(row);
    else byNote.set(row.note, [row]);
  }
  return byNote;
}

function toNote(row: NoteRow, cards: readonly CardRow[]): ExistingNote {
  const { archivedAt, ...rest } = row;
  return {
    ...rest,
    kind: row.kind as NoteKind,
    headings: JSON.parse(row.headings) as string[],
    tags: JSON.parse(row.tags) as string[],
    archived: archivedAt !== null,
    removed: Boolean(row.removed),
    cards: cards.map(toCard),
  };
}

function toCard({ note: _, archivedAt, reviewed, ...card }: CardRow): ExistingCard {
  return { ...card, archived: archivedAt !== null, reviewed: Boolean(reviewed) };
}
