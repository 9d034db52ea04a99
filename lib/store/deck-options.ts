import type { DeckId, PresetId, UserId } from '#lib/shared/ids.ts';
import { DECK_LANGUAGE, DECK_TITLE } from './decks.ts';
import { list, query, type SqlValue } from './sql.ts';
import type { Db } from './store.ts';
import { type Change, changeRows } from './transact.ts';
import { readRowsByKey } from './write-rows.ts';

/** A deck with what holds for it alone; null where its preset's holds. */
export interface DeckOptionsRow {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  readonly language: string;
  /** What its owner says; null: what its source does. */
  readonly ownLanguage: string | null;
  readonly sourceLanguage: string;
  readonly parentId: DeckId | null;
  readonly cardCount: number;
  /** Null where the person never put the deck on the desk: then they study it under nothing yet. */
  readonly presetId: PresetId | null;
  readonly onDesk: boolean;
  readonly retention: number | null;
  readonly newPerDay: number | null;
  readonly reviewsPerDay: number | null;
  /** The study day on which the two below hold. */
  readonly limitsDay: number | null;
  readonly newOnDay: number | null;
  readonly reviewsOnDay: number | null;
}

/** The person's decks, by title, each with what holds for it alone. */
export async function readDeckOptions(db: Db, user: UserId): Promise<DeckOptionsRow[]> {
  const rows = await query<DeckOptionsRow>(
    db,
    `SELECT d."id", d."key", ${DECK_TITLE} AS "title", ${DECK_LANGUAGE} AS "language", d."ownLanguage",
       d."language" AS "sourceLanguage", d."parentId", d."cardCount", e."presetId",
       coalesce(e."onDesk", 0) AS "onDesk", e."retention", e."newPerDay", e."reviewsPerDay",
       e."limitsDay", e."newOnDay", e."reviewsOnDay"
     FROM "Deck" d LEFT JOIN "Enrolment" e ON e."deckId" = d."id" AND e."userId" = ?1
     WHERE d."ownerId" = ?1 AND d."archivedAt" IS NULL ORDER BY ${DECK_TITLE}, d."id"`,
    user,
  );
  return rows.map((row) => ({ ...row, onDesk: Boolean(row.onDesk) }));
}

/** Changes some columns of how a person studies decks that were on their desk. */
export async function changeEnrolments(
  change: Change,
  decks: readonly DeckId[],
  columns: Readonly<Record<string, SqlValue>>,
): Promise<void> {
  const keys = decks.map((deckId) => ({ userId: change.head.user, deckId }));
  const rows = await readRowsByKey(change.db, 'Enrolment', keys);
  await changeRows(
    change,
    'Enrolment',
    rows.map((row) => ({ ...row, ...columns })),
  );
}

/** Changes where a deck lies, or in which language it is. */
export async function changeDeck(
  change: Change,
  deck: DeckId,
  columns: { readonly parentId: DeckId | null; readonly ownLanguage: string | null },
): Promise<void> {
  const rows = await readRowsByKey(change.db, 'Deck', [{ id: deck }]);
  await changeRows(
    change,
    'Deck',
    rows.map((row) => ({ ...row, ...columns })),
  );
}

/** How many live cards of each of these decks nobody of theirs has begun yet. */
export async function countNewCards(
  db: Db,
  user: UserId,
  decks: readonly DeckId[],
): Promise<Map<DeckId, number>> {
  const rows = await query<{ deck: DeckId; count: number }>(
    db,
    `SELECT d."id" AS "deck", d."cardCount" - (SELECT count(*) FROM "CardState" s
       WHERE s."userId" = ?1 AND s."deckId" = d."id" AND s."archived" = 0 AND s."phase" <> 'new') AS "count"
     FROM "Deck" d WHERE d."ownerId" = ?1 AND d."id" IN (SELECT value FROM json_each(?2))`,
    user,
    list(decks),
  );
  return new Map(rows.map(({ deck, count }) => [deck, count]));
}
