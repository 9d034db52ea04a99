import type { DocumentId, UserId } from '#lib/shared/ids.ts';
import { execute, list, query } from './sql.ts';
import type { Db } from './store.ts';

/** What a compile needs to know of a file document to leave it out. */
export interface FileDocument {
  /** Key of its deck; null for one that was never compiled. */
  readonly deck: string | null;
  readonly language: string | null;
  readonly hash: string;
  readonly rendered: number;
  /** The form in which its compile was undone; null where it was not. */
  readonly declined: string | null;
  readonly folder: string | null;
}

/** The file documents of a person, by path. */
export async function readFileDocuments(db: Db, user: UserId): Promise<Map<string, FileDocument>> {
  const rows = await query<FileDocument & { path: string }>(
    db,
    `SELECT o."path", o."hash", o."rendered", o."folder", x."hash" AS "declined", d."key" AS "deck", d."language"
     FROM "Document" o JOIN "Deck" d ON d."id" = o."deckId" LEFT JOIN "DeclinedSource" x ON x."userId" = o."ownerId" AND x."path" = o."path"
     WHERE o."ownerId" = ?1 AND o."home" = 'file' AND o."archivedAt" IS NULL
     UNION ALL SELECT x."path", '', 0, NULL, x."hash", NULL, NULL FROM "DeclinedSource" x
     WHERE x."userId" = ?1 AND x."path" NOT IN (SELECT "path" FROM "Document"
       WHERE "ownerId" = ?1 AND "home" = 'file' AND "archivedAt" IS NULL)`,
    user,
  );
  return new Map(rows.map((row) => [row.path, row]));
}

/** A stored document that was changed here since it was uploaded. */
export interface ChangedDocument {
  readonly path: string;
  readonly source: string;
  /** As it was uploaded last. */
  readonly upstream: string;
}

/** Those of a person among these paths. */
export function changedDocuments(
  db: Db,
  user: UserId,
  paths: readonly string[],
): Promise<ChangedDocument[]> {
  return query(
    db,
    `SELECT "path", "source", "upstream" FROM "Document" WHERE "ownerId" = ? AND "home" = 'stored' AND "archivedAt" IS NULL
       AND "upstream" IS NOT NULL AND "path" IN (SELECT value FROM json_each(?))`,
    user,
    list(paths),
  );
}

/** How many of a person's files hold changes that wait for a decision: they were written without their hash. */
export async function countUndecided(db: Db, user: UserId): Promise<number> {
  const [row] = await query<{ count: number }>(
    db,
    `SELECT count(*) AS "count" FROM "Document" WHERE "ownerId" = ? AND "home" = 'file' AND "hash" = ''`,
    user,
  );
  return row?.count ?? 0;
}

/** Gives a document, and so its cards, another place in the deck; `places` is how many each document has. */
export async function moveDocument(
  db: Db,
  document: DocumentId,
  { position, places }: { position: number; places: number },
): Promise<void> {
  await execute(db, `UPDATE "Document" SET "position" = ? WHERE "id" = ?`, position, document);
  await execute(
    db,
    `UPDATE "Card" SET "position" = ?1 + "position" % ?2
     WHERE "noteId" IN (SELECT "id" FROM "Note" WHERE "documentId" = ?3)`,
    position * places,
    places,
    document,
  );
}

/** Notes that a file in this form is not compiled again by itself, because its compile was undone. */
export async function declineSources(
  db: Db,
  user: UserId,
  documents: readonly DocumentId[],
): Promise<void> {
  await execute(
    db,
    `INSERT INTO "DeclinedSource" ("userId", "path", "hash")
     SELECT ?1, "path", "hash" FROM "Document"
     WHERE "home" = 'file' AND "ownerId" = ?1 AND "id" IN (SELECT value FROM json_each(?2))
     ON CONFLICT ("userId", "path") DO UPDATE SET "hash" = excluded."hash"`,
    user,
    list(documents),
  );
}

/** Forgets that the compile of these files was undone: they were asked for again. */
export async function acceptSources(db: Db, user: UserId, paths: readonly string[]): Promise<void> {
  await execute(
    db,
    `DELETE FROM "DeclinedSource" WHERE "userId" = ? AND "path" IN (SELECT value FROM json_each(?))`,
    user,
    list(paths),
  );
}

/** Which of these paths are those of live documents. */
export async function pathsHere(
  db: Db,
  user: UserId,
  { home, paths }: { readonly home: 'file' | 'stored'; readonly paths: readonly string[] },
): Promise<string[]> {
  const rows = await query<{ path: string }>(
    db,
    `SELECT "path" FROM "Document" WHERE "ownerId" = ? AND "home" = ? AND "archivedAt" IS NULL
       AND "path" IN (SELECT value FROM json_each(?))`,
    ...[user, home, list(paths)],
  );
  return rows.map(({ path }) => path);
}
