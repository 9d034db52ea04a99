import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { begunCards } from '#lib/store/deck-states.ts';
import type { Db } from '#lib/store/store.ts';
import type { Change } from '#lib/store/transact.ts';
import { refoldCards } from './refold-cards.ts';

const CHUNK = 1000;

/**
 * Folds all cards of some decks anew, after the parameters under which they are folded were changed: memory changes, due dates
 * stay. Taking the operation back folds them once more. Gives how many cards there were.
 */
export async function refoldDecks(change: Change, decks: readonly DeckId[]): Promise<number> {
  const { db, head } = change;
  change.remember({ kind: 'refold', decks });
  let count = 0;
  for await (const cards of inChunks(db, head.user, decks)) {
    await refoldCards(db, head.user, cards);
    count += cards.length;
  }
  return count;
}

/** All cards of some decks that something has happened to. */
export async function begunCardsOf(
  db: Db,
  user: UserId,
  decks: readonly DeckId[],
): Promise<CardId[]> {
  const all: CardId[] = [];
  for await (const cards of inChunks(db, user, decks)) all.push(...cards);
  return all;
}

async function* inChunks(
  db: Db,
  user: UserId,
  decks: readonly DeckId[],
): AsyncGenerator<CardId[], void> {
  for (let after: CardId | '' = ''; ; ) {
    const cards: CardId[] = await begunCards(db, user, { decks, after, most: CHUNK });
    if (cards.length > 0) yield cards;
    const last = cards.at(-1);
    if (last === undefined || cards.length < CHUNK) return;
    after = last;
  }
}
