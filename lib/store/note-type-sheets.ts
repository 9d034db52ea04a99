import type { UserId } from '#lib/shared/ids.ts';
import { type MediaName, mediaUrl, UNSHOWN } from '#lib/shared/media.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** The style sheet of a note type of this person's, as its author wrote it; null where there is no such note type. */
export async function noteTypeCss(db: Db, user: UserId, noteType: string): Promise<string | null> {
  const row = await queryOne<{ css: string }>(
    db,
    `SELECT "css" FROM "NoteType" WHERE "id" = ? AND "ownerId" = ?`,
    noteType,
    user,
  );
  return row?.css ?? null;
}

/** Where those of a person's files are that fields and sheets call by these names. */
export async function mediaByName(
  db: Db,
  user: UserId,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await query<MediaName & { readonly name: string }>(
    db,
    `SELECT n."name", n."hash", m."type" FROM json_each(?2) wanted
     CROSS JOIN "MediaName" n CROSS JOIN "Media" m
     WHERE n."ownerId" = ?1 AND n."name" = wanted.value
       AND m."ownerId" = n."ownerId" AND m."hash" = n."hash" AND m."type" <> ?3`,
    user,
    list(names),
    UNSHOWN,
  );
  return new Map(rows.map(({ name, ...media }) => [name, mediaUrl(media)]));
}
