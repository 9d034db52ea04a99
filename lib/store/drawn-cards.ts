import type { CardId, NoteTypeId, UserId } from '#lib/shared/ids.ts';
import { execute, list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** A card of a note with fields, with all that it is drawn from. */
export interface DrawnCard {
  readonly id: CardId;
  readonly facet: string;
  readonly language: string;
  readonly deckKey: string;
  readonly noteTypeId: NoteTypeId;
  /** JSON lists. */
  readonly fields: string;
  readonly tags: string;
  readonly flag: number;
  readonly revision: number;
  /** Of its present text. */
  readonly hash: string;
}

const SELECT = `SELECT c."id", c."facet", c."language", d."key" AS "deckKey", n."noteTypeId", n."fields", n."tags",
  coalesce(s."flag", 0) AS "flag", c."revision", r."hash"`;
/** A card that has lost its facet (`t:3~ID`) has no template to be drawn by, and keeps what it showed. */
const OF_CARD = `CROSS JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1 AND instr(c."facet", '~') = 0
  CROSS JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
  LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"`;

/** Those of these cards of a person that may show their flag. */
export function cardsShowingFlags(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<DrawnCard[]> {
  return query(
    db,
    `${SELECT} FROM json_each(?2) wanted CROSS JOIN "Card" c ON c."id" = wanted.value CROSS JOIN "Note" n ON n."id" = c."noteId" ${OF_CARD}
     WHERE n."noteTypeId" IN (SELECT "id" FROM "NoteType" WHERE "ownerId" = ?1 AND instr("templates", 'CardFlag') > 0)`,
    user,
    list(cards),
  );
}

/** Cards of a number of notes of a type, in the order of rows. */
export interface DrawnPage {
  readonly cards: readonly DrawnCard[];
  /** How many notes they are of. */
  readonly notes: number;
  /** The last row of a note: the next page begins after it; null where there was none left. */
  readonly last: number | null;
}

/** The cards of the next `most` notes of a type after a row. */
export async function cardsOfType(
  db: Db,
  user: UserId,
  { type, after, most }: { type: NoteTypeId; after: number; most: number },
): Promise<DrawnPage> {
  const rows = await query<{ row: number; id: string }>(
    db,
    `SELECT "rowid" AS "row", "id" FROM "Note" WHERE "noteTypeId" = ? AND "rowid" > ? ORDER BY "rowid" LIMIT ?`,
    type,
    after,
    most,
  );
  const cards = await query<DrawnCard>(
    db,
    `${SELECT} FROM json_each(?2) wanted CROSS JOIN "Note" n ON n."id" = wanted.value CROSS JOIN "Card" c ON c."noteId" = n."id" ${OF_CARD}`,
    user,
    list(rows.map(({ id }) => id)),
  );
  return { cards, notes: rows.length, last: rows.at(-1)?.row ?? null };
}

/** How many notes have fields, whosever they are. */
export async function countDrawnNotes(db: Db): Promise<number> {
  const sql = `SELECT count(*) AS "count" FROM "Note" WHERE "noteTypeId" IS NOT NULL`;
  return (await queryOne<{ count: number }>(db, sql))?.count ?? 0;
}

/** The version in which all cards of notes with fields were drawn; it stands in the head of the database file. */
export async function drawnVersion(db: Db): Promise<number> {
  const row = await queryOne<{ user_version: number }>(db, 'PRAGMA user_version');
  return Number(row?.user_version ?? 0);
}

/** Notes that all of them are drawn in this version. */
export async function noteDrawnVersion(db: Db, version: number): Promise<void> {
  await execute(db, `PRAGMA user_version = ${Math.trunc(version)}`);
}
