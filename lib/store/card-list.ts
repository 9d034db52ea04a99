import type { CardMemoryState } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId, NoteId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { rowToState, STATE_COLUMNS, type StateRow } from './card-states.ts';
import { DECK_TITLE } from './decks.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** A card with all that can be listed of it; the state is null where the person has none. */
export interface ListedCard {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deck: { readonly id: DeckId; readonly key: string; readonly title: string };
  readonly kind: string;
  readonly prompt: string;
  readonly answer: string;
  /** The note's tags and the person's own. */
  readonly tags: readonly string[];
  readonly state: CardMemoryState | null;
  readonly suspended: boolean;
  readonly buriedDay: number | null;
  readonly archived: boolean;
}

type CardRow = StateRow & {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deckId: DeckId;
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  readonly prompt: string;
  readonly answer: string;
  readonly tags: string;
  readonly ownTags: string | null;
  readonly known: string | null;
  readonly suspended: number | null;
  readonly buriedDay: number | null;
  readonly archivedAt: Instant | null;
};

/** Those of these cards that are in the person's decks, in the order asked for. */
export async function readCardList(
  db: Db,
  user: UserId,
  ids: readonly CardId[],
): Promise<ListedCard[]> {
  const rows = await query<CardRow>(
    db,
    `SELECT c."id", c."noteId" AS "note", coalesce(c."archivedAt", d."archivedAt") AS "archivedAt", d."id" AS "deckId", d."key", ${DECK_TITLE} AS "title",
       n."kind", n."tags", r."prompt", r."answer", s."cardId" AS "known", s."suspended", s."buriedDay",
       s."tags" AS "ownTags", ${STATE_COLUMNS.map((name) => `s."${name}"`).join(', ')}
     FROM json_each(?2) wanted
     JOIN "Card" c ON c."id" = wanted.value
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     JOIN "Note" n ON n."id" = c."noteId"
     JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1
     LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
     ORDER BY wanted.key`,
    user,
    list(ids),
  );
  return rows.map(toListedCard);
}

function toListedCard(row: CardRow): ListedCard {
  const { id, note, kind, prompt, answer, key, title } = row;
  return {
    id,
    note,
    deck: { id: row.deckId, key, title },
    kind,
    prompt,
    answer,
    tags: [...new Set([...parseTags(row.tags), ...parseTags(row.ownTags)])],
    state: row.known === null ? null : rowToState(row),
    suspended: Boolean(row.suspended),
    buriedDay: row.buriedDay,
    archived: row.archivedAt !== null,
  };
}

function parseTags(json: string | null): string[] {
  return json === null ? [] : (JSON.parse(json) as string[]);
}

/** Up to `limit` ids of the person's cards that begin with `prefix`, archived ones included. */
export async function findCardIds(
  db: Db,
  user: UserId,
  { prefix, limit }: { prefix: string; limit: number },
): Promise<CardId[]> {
  // No character of an id comes after z.
  const rows = await query<{ id: CardId }>(
    db,
    `SELECT c."id" FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1
     WHERE c."id" >= ?2 AND c."id" < ?2 || '{' ORDER BY c."id" LIMIT ?3`,
    user,
    prefix,
    limit,
  );
  return rows.map(({ id }) => id);
}

/** The ids of all cards that a person has a state or an event of. */
export async function cardsWithHistory(db: Db, user: UserId): Promise<CardId[]> {
  const rows = await query<{ id: CardId }>(
    db,
    `SELECT "cardId" AS "id" FROM "CardState" WHERE "userId" = ?1
     UNION SELECT "cardId" FROM "Event" WHERE "userId" = ?1 ORDER BY 1`,
    user,
  );
  return rows.map(({ id }) => id);
}

/** A state as it is stored, with what it repeats of its card. */
export interface StoredState {
  readonly card: CardId;
  readonly deck: DeckId;
  readonly note: NoteId;
  readonly archived: boolean;
  readonly state: CardMemoryState;
}

/** The stored states of these cards. */
export async function readStoredStates(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, StoredState>> {
  const rows = await query<StateRow & Omit<StoredState, 'state'>>(
    db,
    `SELECT "cardId" AS "card", "deckId" AS "deck", "noteId" AS "note", "archived",
       ${STATE_COLUMNS.map((name) => `"${name}"`).join(', ')}
     FROM "CardState" WHERE "userId" = ? AND "cardId" IN (SELECT value FROM json_each(?))`,
    user,
    list(cards),
  );
  return new Map(
    rows.map((row) => {
      const { card, deck, note } = row;
      const stored = { card, deck, note, archived: Boolean(row.archived), state: rowToState(row) };
      return [card, stored];
    }),
  );
}

/** Which of the events of these cards are marked as retracted. */
export async function readRetracted(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Set<EventId>> {
  const rows = await query<{ id: EventId }>(
    db,
    `SELECT "id" FROM "Event" WHERE "userId" = ? AND "retracted" = 1
       AND "cardId" IN (SELECT value FROM json_each(?))`,
    user,
    list(cards),
  );
  return new Set(rows.map(({ id }) => id));
}

/** How much a person has. */
export interface ContentCounts {
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
}

/** Counts a person's notes and cards, archived ones included, and their live answers. */
export async function countContent(db: Db, user: UserId): Promise<ContentCounts> {
  const row = await queryOne<ContentCounts>(
    db,
    `SELECT
       (SELECT count(*) FROM "Note" n JOIN "Deck" d ON d."id" = n."deckId" AND d."ownerId" = ?1) AS "notes",
       (SELECT count(*) FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1) AS "cards",
       (SELECT count(*) FROM "Event" WHERE "userId" = ?1 AND "kind" = 'answer' AND "retracted" = 0) AS "reviews"`,
    user,
  );
  return row ?? { notes: 0, cards: 0, reviews: 0 };
}
