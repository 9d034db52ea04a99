import type { CardId, DeckId, NoteId, PresetId, UserId } from '#lib/shared/ids.ts';
import { CARD_LANGUAGE } from './decks.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** How the person studies a deck. */
export interface StudiedDeck {
  /** Null where the person never put the deck on the desk. */
  readonly preset: PresetId | null;
  /** Wanted retention of the deck; null for that of its preset. */
  readonly retention: number | null;
}

/** Where a card belongs and how the person studies its deck. */
export interface StudiedPlace extends StudiedDeck {
  readonly card: CardId;
  readonly note: NoteId;
  readonly deck: DeckId;
  readonly archived: boolean;
  readonly revision: number;
  readonly language: string;
}

/** The decks that the person ever put on the desk. */
export async function studiedDecks(db: Db, user: UserId): Promise<Map<DeckId, StudiedDeck>> {
  const rows = await query<StudiedDeck & { deck: DeckId }>(
    db,
    `SELECT "deckId" AS "deck", "presetId" AS "preset", "retention" FROM "Enrolment" WHERE "userId" = ?`,
    user,
  );
  return new Map(rows.map(({ deck, ...studied }) => [deck, studied]));
}

// CROSS JOIN keeps SQLite from starting at the person's decks and walking all their cards.
/** The places of those of these cards that the person owns. */
export async function readPlaces(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<StudiedPlace[]> {
  const rows = await query<StudiedPlace>(
    db,
    `SELECT c."id" AS "card", c."noteId" AS "note", c."deckId" AS "deck", c."revision", ${CARD_LANGUAGE} AS "language",
       (c."archivedAt" IS NOT NULL) AS "archived", e."presetId" AS "preset", e."retention"
     FROM json_each(?2) wanted CROSS JOIN "Card" c CROSS JOIN "Deck" d
     LEFT JOIN "Enrolment" e ON e."userId" = ?1 AND e."deckId" = c."deckId"
     WHERE c."id" = wanted.value AND d."id" = c."deckId" AND d."ownerId" = ?1`,
    user,
    list(cards),
  );
  return rows.map((row) => ({ ...row, archived: Boolean(row.archived) }));
}

/** The last place in a deck that a card has, in the archive or not; -1 in a deck without cards. */
export async function lastPosition(db: Db, deck: DeckId): Promise<number> {
  const row = await queryOne<{ last: number | null }>(
    db,
    `SELECT max("position") AS "last" FROM "Card" WHERE "deckId" = ?`,
    deck,
  );
  return row?.last ?? -1;
}

/** The live cards of a deck in order. */
export async function liveCardsOf(db: Db, deck: DeckId): Promise<CardId[]> {
  const rows = await query<{ id: CardId }>(
    db,
    `SELECT "id" FROM "Card" WHERE "deckId" = ? AND "archivedAt" IS NULL ORDER BY "position", "id"`,
    deck,
  );
  return rows.map(({ id }) => id);
}
