import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { studiedDecks } from '#lib/store/card-places.ts';
import { followPlaces, movedStates } from '#lib/store/card-states.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';
import { refoldCards } from './refold-cards.ts';
import { optionsUnder } from './study-options.ts';

/**
 * Repeats on the states of these cards where they now belong. What is remembered of a card that came to another deck is folded anew where
 * the preset there sees the same answers otherwise.
 */
export async function followCards(db: Db, user: UserId, cards: readonly CardId[]): Promise<void> {
  const moved = await movedStates(db, user, cards);
  await followPlaces(db, cards);
  if (moved.length === 0) return;
  const parametersOf = await parametersByDeck(db, user);
  const others = moved.filter(({ from, to }) => parametersOf(from) !== parametersOf(to));
  await refoldCards(
    db,
    user,
    others.map(({ card }) => card),
  );
}

async function parametersByDeck(db: Db, user: UserId): Promise<(deck: DeckId) => string> {
  const presets = await readPresets(db, user);
  const decks = await studiedDecks(db, user);
  return (deck) => optionsUnder(presets, decks.get(deck) ?? null).parameters.join();
}
