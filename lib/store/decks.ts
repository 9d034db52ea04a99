import type { CardId, DeckId, PresetId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { execute, list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** A deck that a person has. */
export interface DeckRow {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  readonly language: string;
  readonly createdAt: number;
}

/** A deck that is planned against: also one that is in the archive. */
export interface KnownDeck extends DeckRow {
  readonly archivedAt: number | null;
}

/** A deck with how the person studies it; the enrolment is absent until it was first put on the desk. */
export interface StudiedDeck extends DeckRow {
  /** As its source calls it; `title` is as its owner does, where they do. */
  readonly sourceTitle: string;
  /** The same of `language`. */
  readonly sourceLanguage: string;
  readonly presetId: PresetId | null;
  readonly onDesk: boolean;
  /** Order on the desk. */
  readonly position: number;
  readonly newFrom: number;
  /** The deck in which it lies; null for one of the first rank. */
  readonly parentId: DeckId | null;
  /** Wanted retention of this deck; null: that of its preset. */
  readonly retention: number | null;
  /** Limits of this deck; null: those of its preset. */
  readonly newPerDay: number | null;
  readonly reviewsPerDay: number | null;
  /** The study day on which the limits of one day hold; null where there are none. */
  readonly limitsDay: number | null;
  readonly newOnDay: number | null;
  readonly reviewsOnDay: number | null;
  /** How many live cards it holds. */
  readonly cardCount: number;
}

/** What a deck `d` is called: its owner's word goes before that of its source. */
export const DECK_TITLE = `coalesce(d."ownTitle", d."title")`;

/** In which language a deck `d` is, and a card `c` of it: its owner's word goes before that of its source. */
export const DECK_LANGUAGE = `coalesce(d."ownLanguage", d."language")`;
export const CARD_LANGUAGE = `coalesce(d."ownLanguage", c."language")`;

/** The person's decks, in the order of the desk and then of their titles. */
export async function readDecks(db: Db, user: UserId): Promise<StudiedDeck[]> {
  const rows = await query<StudiedDeck>(
    db,
    `SELECT d."id", d."key", ${DECK_TITLE} AS "title", d."title" AS "sourceTitle", ${DECK_LANGUAGE} AS "language",
       d."language" AS "sourceLanguage", d."createdAt", e."presetId",
       coalesce(e."onDesk", 0) AS "onDesk", coalesce(e."position", 0) AS "position",
       coalesce(e."newFrom", 0) AS "newFrom", d."cardCount", d."parentId", e."retention", e."newPerDay",
       e."reviewsPerDay", e."limitsDay", e."newOnDay", e."reviewsOnDay"
     FROM "Deck" d LEFT JOIN "Enrolment" e ON e."deckId" = d."id" AND e."userId" = ?1
     WHERE d."ownerId" = ?1 AND d."archivedAt" IS NULL
     ORDER BY "onDesk" DESC, "position", ${DECK_TITLE}, d."id"`,
    user,
  );
  return rows.map((row) => ({ ...row, onDesk: Boolean(row.onDesk) }));
}

/** A deck in the archive. */
export interface ArchivedDeck extends Pick<DeckRow, 'id' | 'title' | 'language'> {
  readonly archivedAt: Instant;
  readonly parentId: DeckId | null;
  readonly cardCount: number;
}

/** The person's archived decks, the newest in the archive first. */
export function readArchivedDecks(db: Db, user: UserId): Promise<ArchivedDeck[]> {
  return query<ArchivedDeck>(
    db,
    `SELECT d."id", ${DECK_TITLE} AS "title", ${DECK_LANGUAGE} AS "language", d."archivedAt", d."parentId", d."cardCount" FROM "Deck" d
     WHERE d."ownerId" = ? AND d."archivedAt" IS NOT NULL ORDER BY d."archivedAt" DESC, ${DECK_TITLE}, d."id"`,
    user,
  );
}

/** Decks of a person by their keys, archived ones among them. */
export function readDecksByKey(
  db: Db,
  user: UserId,
  keys: readonly string[],
): Promise<KnownDeck[]> {
  return query<KnownDeck>(
    db,
    `SELECT "id", "key", "title", "language", "createdAt", "archivedAt" FROM "Deck"
     WHERE "ownerId" = ? AND "key" IN (SELECT value FROM json_each(?))`,
    user,
    list(keys),
  );
}

/** Those of a person's decks that have these ids, also in the archive. */
export function decksById(db: Db, user: UserId, ids: readonly DeckId[]): Promise<DeckRow[]> {
  return query<DeckRow>(
    db,
    `SELECT d."id", d."key", ${DECK_TITLE} AS "title", d."language", d."createdAt" FROM "Deck" d
     WHERE d."ownerId" = ? AND d."id" IN (SELECT value FROM json_each(?))`,
    user,
    list(ids),
  );
}

/** Those of a person's decks, but for the archive, that have these numbers in Anki. */
export async function decksByAnkiId(
  db: Db,
  user: UserId,
  numbers: readonly number[],
): Promise<Map<number, DeckRow>> {
  if (numbers.length === 0) return new Map();
  const rows = await query<DeckRow & { readonly ankiId: number }>(
    db,
    `SELECT d."id", d."key", ${DECK_TITLE} AS "title", d."language", d."createdAt", d."ankiId" FROM "Deck" d
     WHERE d."ownerId" = ? AND d."archivedAt" IS NULL AND d."ankiId" IN (SELECT value FROM json_each(?))`,
    user,
    JSON.stringify(numbers),
  );
  return new Map(rows.map(({ ankiId, ...deck }) => [ankiId, deck]));
}

/** The keys of a person's decks. */
export async function deckKeys(db: Db, user: UserId): Promise<Map<DeckId, string>> {
  const rows = await query<{ id: DeckId; key: string }>(
    db,
    `SELECT "id", "key" FROM "Deck" WHERE "ownerId" = ?`,
    user,
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/**
 * Moves the place where the search for new cards starts up to the first live card that is new to the person.
 * Only speed depends on it.
 */
export async function settleNewFrom(db: Db, user: UserId, decks: readonly DeckId[]): Promise<void> {
  await execute(
    db,
    `UPDATE "Enrolment" SET "newFrom" = coalesce(
       (SELECT min(c."position") FROM "Card" c
        WHERE c."deckId" = "Enrolment"."deckId" AND c."archivedAt" IS NULL
          AND c."position" >= "Enrolment"."newFrom"
          AND NOT EXISTS (SELECT 1 FROM "CardState" s
            WHERE s."userId" = "Enrolment"."userId" AND s."cardId" = c."id" AND s."phase" <> 'new')),
       (SELECT max(c."position") + 1 FROM "Card" c WHERE c."deckId" = "Enrolment"."deckId"), 0)
     WHERE "userId" = ? AND "deckId" IN (SELECT value FROM json_each(?))`,
    user,
    list(decks),
  );
}

/** Counts the live cards of all decks of the person, and finds anew where the search for new cards starts in each: after anything may have changed. */
export async function settleDecks(db: Db, user: UserId): Promise<void> {
  await countCards(db, user);
  await execute(db, `UPDATE "Enrolment" SET "newFrom" = 0 WHERE "userId" = ?`, user);
  const decks = await query<{ deckId: DeckId }>(
    db,
    `SELECT "deckId" FROM "Enrolment" WHERE "userId" = ?`,
    user,
  );
  await settleNewFrom(
    db,
    user,
    decks.map(({ deckId }) => deckId),
  );
}

/** The same after nothing but these cards came, went, moved or became new: it takes no longer where there are many others. */
export async function settleCards(db: Db, user: UserId, cards: readonly CardId[]): Promise<void> {
  await countCards(db, user);
  await seekNewFrom(db, user, cards);
}

/** Counts the live cards of all decks of the person. */
export async function countCards(db: Db, user: UserId): Promise<void> {
  await execute(
    db,
    `UPDATE "Deck" SET "cardCount" = (SELECT count(*) FROM "Card" c
       WHERE c."deckId" = "Deck"."id" AND c."archivedAt" IS NULL)
     WHERE "ownerId" = ?`,
    user,
  );
}

/** Brings the search for new cards back to where this card stands, after its first answer was taken back. */
export async function lowerNewFrom(db: Db, user: UserId, card: CardId): Promise<void> {
  await execute(
    db,
    `UPDATE "Enrolment" SET "newFrom" = min("newFrom", (SELECT "position" FROM "Card" WHERE "id" = ?2))
     WHERE "userId" = ?1 AND "deckId" = (SELECT "deckId" FROM "Card" WHERE "id" = ?2)`,
    user,
    card,
  );
}

/** Seeks anew where new cards begin, after some of these cards came, went, became new again or are new no more. */
export async function seekNewFrom(db: Db, user: UserId, cards: readonly CardId[]): Promise<void> {
  const rows = await query<{ deck: DeckId; position: number | null }>(
    db,
    `SELECT c."deckId" AS "deck", min(c."position") FILTER (WHERE c."archivedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "CardState" s
         WHERE s."userId" = ?1 AND s."cardId" = c."id" AND s."phase" <> 'new')) AS "position"
     FROM json_each(?2) wanted CROSS JOIN "Card" c WHERE c."id" = wanted.value GROUP BY 1`,
    user,
    list(cards),
  );
  await seekFrom(db, user, new Map(rows.map(({ deck, position }) => [deck, position ?? Infinity])));
}

/** The same of decks, by the least place that any such card may have there. */
export async function seekFrom(
  db: Db,
  user: UserId,
  places: ReadonlyMap<DeckId, number>,
): Promise<void> {
  for (const [deck, place] of places) {
    if (place === Infinity) continue;
    await execute(
      db,
      `UPDATE "Enrolment" SET "newFrom" = min("newFrom", ?) WHERE "userId" = ? AND "deckId" = ?`,
      place,
      user,
      deck,
    );
  }
  await settleNewFrom(db, user, [...places.keys()]);
}

/** The last place taken on a person's desk; −1 on an empty one. */
export async function lastDeskPosition(db: Db, user: UserId): Promise<number> {
  const row = await queryOne<{ position: number | null }>(
    db,
    `SELECT max("position") AS "position" FROM "Enrolment" WHERE "userId" = ?`,
    user,
  );
  return row?.position ?? -1;
}

/** Whether the person ever put a deck on the desk. */
export async function hasEnrolments(db: Db, user: UserId): Promise<boolean> {
  const row = await queryOne(db, `SELECT 1 FROM "Enrolment" WHERE "userId" = ? LIMIT 1`, user);
  return row !== null;
}
