import type { CardId, DeckId, NoteId, UserId } from '#lib/shared/ids.ts';
import { keepingCount } from './keeping-count.ts';
import { execute, list, query } from './sql.ts';
import type { Db } from './store.ts';
import type { Change, UndoStep } from './transact.ts';
import { insertMissingRows } from './write-rows.ts';

/** A mark that a person puts on cards, and its value: none is `false`, `null` or 0. */
export type Mark =
  | { readonly column: 'suspended' | 'marked'; readonly value: 0 | 1 }
  /** The study day on which the cards stay hidden. */
  | { readonly column: 'buriedDay'; readonly value: number | null }
  | { readonly column: 'flag'; readonly value: number }
  /** Personal tags: a JSON list. */
  | { readonly column: 'tags'; readonly value: string };

/**
 * Puts a mark on the cards of these that the person owns and that do not have it yet, in a few statements however many there are.
 * Gives how many got it; `saltOf` fills the states of cards that had none. What it changed can be taken back.
 */
export async function markCards(
  change: Change,
  cards: readonly CardId[],
  { saltOf, ...mark }: Mark & { readonly saltOf: (card: CardId) => number },
): Promise<number> {
  await beginStates(change, cards, saltOf);
  const before = await valuesBefore(change, cards, mark);
  const changed = before.flatMap((step) => step.cards);
  await writeMark(change.db, change.head.user, { ...mark, cards: changed });
  for (const step of before) change.remember(step);
  return changed.length;
}

/** Sets a mark on states that are there. */
export async function writeMark(
  db: Db,
  user: UserId,
  { column, value, cards }: Mark & { readonly cards: readonly CardId[] },
): Promise<void> {
  if (cards.length === 0) return;
  const write = async () => {
    await execute(db, UPDATES[column], value, user, list(cards));
  };
  await keepingCount(db, user, { cards, write });
}

function updateOf(column: Mark['column']): string {
  return `UPDATE "CardState" SET "${column}" = ? WHERE "userId" = ? AND "cardId" IN (SELECT value FROM json_each(?))`;
}

const UPDATES: Readonly<Record<Mark['column'], string>> = {
  suspended: updateOf('suspended'),
  marked: updateOf('marked'),
  buriedDay: updateOf('buriedDay'),
  flag: updateOf('flag'),
  tags: updateOf('tags'),
};

/**
 * Gives the cards of these that the person owns other personal tags: `retag` makes them of those that a card has. Gives how many
 * cards it changed, which can be taken back.
 */
export async function retagCards(
  change: Change,
  cards: readonly CardId[],
  {
    retag,
    saltOf,
  }: { retag: (tags: readonly string[]) => readonly string[]; saltOf: (card: CardId) => number },
): Promise<number> {
  const { db, head } = change;
  const isMore = retag([]).length > 0;
  if (isMore) await beginStates(change, cards, saltOf);
  const rows = await query<{ tags: string; cards: string }>(
    db,
    `SELECT s."tags", json_group_array(s."cardId") AS "cards" FROM json_each(?2) wanted CROSS JOIN "CardState" s
     WHERE s."userId" = ?1 AND s."cardId" = wanted.value GROUP BY 1`,
    head.user,
    list(cards),
  );
  let count = 0;
  for (const { tags, cards: json } of rows) {
    const value = JSON.stringify(retag(JSON.parse(tags) as string[]));
    if (value === tags) continue;
    const changed = JSON.parse(json) as CardId[];
    await writeMark(db, head.user, { column: 'tags', value, cards: changed });
    change.remember({ kind: 'set-mark', mark: { column: 'tags', value: tags }, cards: changed });
    count += changed.length;
  }
  return count;
}

type MarkStep = UndoStep & { kind: 'set-mark' };

async function valuesBefore(
  { db, head }: Change,
  cards: readonly CardId[],
  { column, value }: Mark,
): Promise<MarkStep[]> {
  const rows = await query<{ value: number | null; cards: string }>(
    db,
    `SELECT s."${column}" AS "value", json_group_array(s."cardId") AS "cards"
     FROM json_each(?2) wanted CROSS JOIN "CardState" s
     WHERE s."userId" = ?1 AND s."cardId" = wanted.value AND s."${column}" IS NOT ?3 GROUP BY 1`,
    head.user,
    list(cards),
    value,
  );
  return rows.map((row) => {
    const before = { column, value: Number(row.value ?? 0) } as Mark;
    const mark = row.value === null ? ({ column, value: null } as Mark) : before;
    return { kind: 'set-mark', mark, cards: JSON.parse(row.cards) as CardId[] };
  });
}

/** A card that nothing has happened to has no state yet; it gets one that says so, to bear the mark. */
async function beginStates(
  change: Change,
  cards: readonly CardId[],
  saltOf: (card: CardId) => number,
): Promise<void> {
  const { db, head, remember } = change;
  const missing = await query<{ card: CardId; note: NoteId; deck: DeckId; archived: number }>(
    db,
    `SELECT c."id" AS "card", c."noteId" AS "note", c."deckId" AS "deck", c."archivedAt" IS NOT NULL AS "archived"
     FROM json_each(?2) wanted CROSS JOIN "Card" c CROSS JOIN "Deck" d
     WHERE c."id" = wanted.value AND d."id" = c."deckId" AND d."ownerId" = ?1
       AND NOT EXISTS (SELECT 1 FROM "CardState" s WHERE s."userId" = ?1 AND s."cardId" = c."id")`,
    head.user,
    list(cards),
  );
  if (missing.length === 0) return;
  const rows = missing.map(({ card, note, deck, archived }) => ({
    userId: head.user,
    cardId: card,
    deckId: deck,
    noteId: note,
    archived,
    phase: 'new',
    salt: saltOf(card),
  }));
  await insertMissingRows(db, 'CardState', rows);
  const keys = missing.map(({ card }) => ({ userId: head.user, cardId: card }));
  remember({ kind: 'remove', table: 'CardState', keys });
}

/** All live cards of the notes to which these cards of the person's belong. */
export async function cardsOfNotes(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<CardId[]> {
  const rows = await query<{ id: CardId }>(
    db,
    `SELECT DISTINCT o."id" FROM json_each(?2) wanted CROSS JOIN "Card" c CROSS JOIN "Deck" d CROSS JOIN "Card" o
     WHERE c."id" = wanted.value AND d."id" = c."deckId" AND d."ownerId" = ?1
       AND o."noteId" = c."noteId" AND o."archivedAt" IS NULL ORDER BY 1`,
    user,
    list(cards),
  );
  return rows.map(({ id }) => id);
}

/** The flags of those of these cards that the person has put one on. */
export async function flagsOfCards(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, number>> {
  const rows = await query<{ cardId: CardId; flag: number }>(
    db,
    `SELECT "cardId", "flag" FROM json_each(?2) wanted CROSS JOIN "CardState" s
     WHERE s."userId" = ?1 AND s."cardId" = wanted.value AND s."flag" > 0`,
    user,
    list(cards),
  );
  return new Map(rows.map(({ cardId, flag }) => [cardId, flag]));
}
