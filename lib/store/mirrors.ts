import type { CardEvent } from '#lib/scheduler/types.ts';
import type { CardId, EventId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { type EventRow, rowToEvent } from './event-rows.ts';
import { execute, list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';
import type { ToldEvent } from './twin-events.ts';

/** What card an event is about, told so that another place finds its own. */
export interface MirroredCard {
  /** Key of the deck. */
  readonly deck: string;
  /** The id written in the note's text, or the GUID of a note with fields; null where there is none. */
  readonly note: string | null;
  readonly facet: string;
  /** Hash of the text that the event speaks of. */
  readonly hash: string;
}

/** The last event that was written: its row number, which grows with every event that is added, and its id. */
export interface Written {
  readonly row: number;
  readonly id: EventId | '';
}

/** A person's mirror. */
export interface Mirror {
  /** Absolute. */
  readonly folder: string;
  /** The folder within it that this place writes to. */
  readonly place: string;
  readonly written: Written;
  /** JSON: how far each file was read. */
  readonly read: string;
  readonly syncedAt: Instant | null;
  /** JSON: what came of the newest look. */
  readonly result: string | null;
}

interface MirrorRow extends Omit<Mirror, 'written'> {
  readonly writtenRow: number;
  readonly writtenId: string;
}

/** The person's mirror; null where there is none. */
export async function readMirror(db: Db, user: UserId): Promise<Mirror | null> {
  const row = await queryOne<MirrorRow>(
    db,
    `SELECT "folder", "place", "writtenRow", "writtenId", "read", "syncedAt", "result" FROM "Mirror" WHERE "userId" = ?`,
    user,
  );
  if (row === null) return null;
  const { writtenRow, writtenId, ...mirror } = row;
  return { ...mirror, written: { row: writtenRow, id: writtenId as EventId | '' } };
}

/** Keeps a person's mirror. */
export async function writeMirror(db: Db, user: UserId, mirror: Mirror): Promise<void> {
  const { folder, place, written, read, syncedAt, result } = mirror;
  await execute(
    db,
    `INSERT INTO "Mirror" ("userId", "folder", "place", "writtenRow", "writtenId", "read", "syncedAt", "result")
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
     ON CONFLICT ("userId") DO UPDATE SET "folder" = ?2, "place" = ?3, "writtenRow" = ?4, "writtenId" = ?5, "read" = ?6,
       "syncedAt" = ?7, "result" = ?8`,
    user,
    folder,
    place,
    written.row,
    written.id,
    read,
    syncedAt,
    result,
  );
}

/** Forgets a person's mirror. The files stay. */
export async function removeMirror(db: Db, user: UserId): Promise<void> {
  await execute(db, 'DELETE FROM "Mirror" WHERE "userId" = ?', user);
}

/** An event of this place, and the card that it is about. */
export interface OwnEvent {
  readonly event: CardEvent;
  readonly of: MirroredCard;
  /** What a retraction takes back; null of any other event. */
  readonly meant: ToldEvent | null;
}

/** The next events of this place behind one, in the order in which they were added. */
export async function ownEventsAfter(
  db: Db,
  user: UserId,
  { after, size }: { after: Written; size: number },
): Promise<{ events: OwnEvent[]; last: Written }> {
  const rows = await query<OwnRow>(db, OWN_EVENTS, user, await rowOf(db, after), size);
  const end = rows.at(-1);
  return {
    events: rows.map(
      ({ rowNumber: _, deck, note, facet, hash, meantKind, meantAt, meantRow, ...row }) => ({
        event: rowToEvent(row),
        of: { deck, note, facet, hash },
        meant: meantKind === null ? null : { kind: meantKind, at: meantAt, row: meantRow },
      }),
    ),
    last: end ? { row: end.rowNumber, id: end.id as EventId } : after,
  };
}

interface OwnRow extends EventRow, MirroredCard {
  readonly rowNumber: number;
  /** Null where nothing is meant. */
  readonly meantKind: string | null;
  readonly meantAt: Instant;
  readonly meantRow: string | null;
}

/** Rows get other numbers when the database is copied: the event tells where it lies now. From the start where it is gone. */
async function rowOf(db: Db, { id }: Written): Promise<number> {
  const found = await queryOne<{ row: number }>(
    db,
    `SELECT rowid AS "row" FROM "Event" WHERE "id" = ?`,
    id,
  );
  return found?.row ?? 0;
}

const OWN_EVENTS = `
  SELECT e.*, e.rowid AS "rowNumber", d."key" AS "deck",
    CASE n."kind" WHEN 'fields' THEN n."guid" ELSE n."key" END AS "note", c."facet" AS "facet", r."hash" AS "hash",
    t."kind" AS "meantKind", t."at" AS "meantAt", t."upstream" AS "meantRow"
  FROM "Event" e NOT INDEXED LEFT JOIN "Event" t ON t."id" = e."targetId" CROSS JOIN "Card" c ON c."id" = e."cardId" JOIN "Note" n ON n."id" = c."noteId"
  JOIN "Deck" d ON d."id" = CASE WHEN c."placed" THEN n."deckId" ELSE c."deckId" END
  JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = coalesce(
    (SELECT s."revision" FROM "CardRevision" s WHERE s."cardId" = c."id" AND s."revision" = e."revision"), c."revision")
  WHERE e.rowid > ?2 AND e."userId" = ?1
    AND NOT EXISTS (SELECT 1 FROM "MirroredEvent" m WHERE m."eventId" = e."id")
  ORDER BY e.rowid LIMIT ?3`;

/** Notes that events came from another place. */
export async function noteMirrored(db: Db, events: readonly EventId[]): Promise<void> {
  await execute(
    db,
    'INSERT OR IGNORE INTO "MirroredEvent" ("eventId") SELECT value FROM json_each(?)',
    list(events),
  );
}

/** Card of this place for a line, with the number that the line's text has here; null where there is none. */
export type FoundCard = { readonly card: CardId; readonly revision: number } | null;

/** A card that a line names, with its id in the place that wrote it. */
export interface NamedCard extends MirroredCard {
  readonly id: CardId;
}

/**
 * The person's own card for each line: the one of that id; else the one of the same GUID, or of the same note id in the deck, and facet; else the one of
 * the deck that ever had the same text. Live ones come first.
 */
export async function findMirroredCards(
  db: Db,
  user: UserId,
  named: readonly NamedCard[],
): Promise<FoundCard[]> {
  const found = new Map<number, NonNullable<FoundCard>>();
  for (const way of WAYS) {
    const left = named.flatMap((card, place) => (found.has(place) ? [] : [{ ...card, place }]));
    if (left.length === 0) break;
    const rows = await query<{ place: number; card: CardId; revision: number }>(
      db,
      way,
      user,
      JSON.stringify(left),
    );
    for (const { place, card, revision } of rows) found.set(place, { card, revision });
  }
  return named.map((_, place) => found.get(place) ?? null);
}

/** Decks that are asked for are gone through once, however many lines ask for them. */
const WAYS = [
  candidates(
    `SELECT a.place, c."id" AS card, 0 AS rank FROM asked a JOIN "Card" c ON c."id" = a.id
       JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1
     UNION ALL
     SELECT a.place, c."id", 1 FROM asked a CROSS JOIN "Note" n ON n."guid" = a.note AND n."kind" = 'fields'
       JOIN "Deck" d ON d."id" = n."deckId" AND d."ownerId" = ?1 JOIN "Card" c ON c."noteId" = n."id" AND c."facet" = a.facet`,
  ),
  candidates(
    `SELECT a.place, c."id" AS card, 0 AS rank FROM keyed n JOIN asked a ON a.deck = n.deck AND a.note = n.key
       CROSS JOIN "Card" c ON c."noteId" = n.id AND c."facet" = a.facet`,
    `keyed AS MATERIALIZED (
       SELECT n."id" AS id, n."key" AS key, d."key" AS deck FROM "Deck" d CROSS JOIN "Note" n ON n."deckId" = d."id" AND n."key" IS NOT NULL
       WHERE d."ownerId" = ?1 AND d."key" IN (SELECT deck FROM asked WHERE note IS NOT NULL))`,
  ),
  candidates(
    `SELECT a.place, t.card AS card, 0 AS rank FROM texts t JOIN asked a ON a.deck = t.deck AND a.hash = t.hash`,
    `texts AS MATERIALIZED (
       SELECT c."id" AS card, d."key" AS deck, r."hash" AS hash FROM "Deck" d CROSS JOIN "Card" c ON c."deckId" = d."id"
         CROSS JOIN "CardRevision" r ON r."cardId" = c."id"
       WHERE d."ownerId" = ?1 AND d."key" IN (SELECT deck FROM asked)
       UNION ALL
       SELECT c."id", d."key", r."hash" FROM "Card" c CROSS JOIN "Note" n ON n."id" = c."noteId" CROSS JOIN "Deck" d ON d."id" = n."deckId"
         CROSS JOIN "CardRevision" r ON r."cardId" = c."id"
       WHERE c."placed" = 1 AND d."ownerId" = ?1 AND d."key" IN (SELECT deck FROM asked))`,
  ),
];

/** The best of the candidates that `select` gives, of `with` if need be; and which text of the card a line speaks of. */
function candidates(select: string, materialized = ''): string {
  return `WITH asked AS MATERIALIZED (
      SELECT value ->> 'place' AS place, value ->> 'id' AS id, value ->> 'deck' AS deck, value ->> 'note' AS note, value ->> 'facet' AS facet,
        value ->> 'hash' AS hash FROM json_each(?2)
    )${materialized === '' ? '' : `, ${materialized}`}, candidates AS (${select}), ranked AS (
      SELECT x.place, x.card, row_number() OVER (
        PARTITION BY x.place ORDER BY x.rank, c."archivedAt" IS NOT NULL, c."facet" <> a.facet, c."position", c."id") AS nth
      FROM candidates x JOIN "Card" c ON c."id" = x.card JOIN asked a ON a.place = x.place
    )
    SELECT x.place, x.card, coalesce(
      (SELECT max(r."revision") FROM "CardRevision" r WHERE r."cardId" = x.card AND r."hash" = a.hash), c."revision") AS revision
    FROM ranked x JOIN asked a ON a.place = x.place JOIN "Card" c ON c."id" = x.card WHERE x.nth = 1`;
}

/** Changes whenever cards come: what waited for a card may find it then. */
export async function cardsMark(db: Db, user: UserId): Promise<string> {
  const row = await queryOne<{ count: number; newest: number | null }>(
    db,
    `SELECT count(*) AS "count", max(c."createdAt") AS "newest" FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" WHERE d."ownerId" = ?`,
    user,
  );
  return `${row?.count ?? 0} ${row?.newest ?? 0}`;
}
