import type { UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { MediaName } from '#lib/shared/media.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';
import { insertMissingRows } from './write-rows.ts';

/** A picture of a person's. */
export interface KeptMedia extends MediaName {
  /** Its length. */
  readonly bytes: number;
}

/** Notes that pictures are a person's. They stay so when what brought them is undone. */
export async function addMedia(
  db: Db,
  { user, at }: { readonly user: UserId; readonly at: Instant },
  media: readonly KeptMedia[],
): Promise<void> {
  const rows = media.map(({ hash, type, bytes }) => {
    return { ownerId: user, hash, type, bytes, createdAt: at };
  });
  await insertMissingRows(db, 'Media', rows);
}

/** All pictures of a person, by hash. */
export function ownedMedia(db: Db, user: UserId): Promise<KeptMedia[]> {
  return query<KeptMedia>(
    db,
    `SELECT "hash", "type", "bytes" FROM "Media" WHERE "ownerId" = ? ORDER BY "hash"`,
    user,
  );
}

/** Which of these hashes name pictures of anybody. */
export async function usedMedia(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ hash: string }>(
    db,
    `SELECT DISTINCT "hash" FROM "Media" WHERE "hash" IN (SELECT value FROM json_each(?))`,
    list(hashes),
  );
  return new Set(rows.map(({ hash }) => hash));
}

/**
 * Whether a person may see a picture: it is their own, or stands on a card of a deck that they study and that belongs to
 * somebody whose picture it is.
 */
export async function maySeeMedia(
  db: Db,
  user: UserId,
  { hash, type }: MediaName,
): Promise<boolean> {
  const own = await queryOne(
    db,
    `SELECT 1 AS "found" FROM "Media" WHERE "ownerId" = ? AND "hash" = ? AND "type" = ?`,
    user,
    hash,
    type,
  );
  return own !== null || isOnStudiedCard(db, user, { hash, type });
}

async function isOnStudiedCard(db: Db, user: UserId, { hash, type }: MediaName): Promise<boolean> {
  const row = await queryOne(
    db,
    `SELECT 1 AS "found" FROM "Enrolment" e
     JOIN "Deck" d ON d."id" = e."deckId" AND d."ownerId" <> ?1
     JOIN "Media" m ON m."ownerId" = d."ownerId" AND m."hash" = ?2 AND m."type" = ?3
     JOIN "Card" c ON c."deckId" = d."id" AND c."archivedAt" IS NULL
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     WHERE e."userId" = ?1 AND (instr(r."prompt", ?2) > 0 OR instr(r."answer", ?2) > 0) LIMIT 1`,
    user,
    hash,
    type,
  );
  return row !== null;
}
