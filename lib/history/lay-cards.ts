import type { CardId, UserId } from '#lib/shared/ids.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import { cardsWithState } from '#lib/store/card-states.ts';
import { settleCards } from '#lib/store/decks.ts';
import { type LyingCards, layIn } from '#lib/store/place-cards.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';
import { refoldCards } from './refold-cards.ts';
import { optionsUnder } from './study-options.ts';

/** Lays cards into decks. What is remembered of them is folded anew where another preset sees the same answers otherwise. */
export async function layCards(db: Db, user: UserId, groups: readonly LyingCards[]): Promise<void> {
  for (const group of groups) {
    const before = await parametersOf(db, user, group.cards);
    await layIn(db, group);
    const after = await parametersOf(db, user, group.cards);
    const others = group.cards.filter((card) => before.get(card) !== after.get(card));
    await refoldCards(db, user, [...(await cardsWithState(db, user, others))]);
  }
  const cards = groups.flatMap((group) => group.cards);
  await settleCards(db, user, cards);
}

async function parametersOf(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, string>> {
  const presets = await readPresets(db, user);
  const texts = new Map<readonly number[], string>();
  const textOf = (parameters: readonly number[]) => {
    const text = texts.get(parameters) ?? parameters.join();
    texts.set(parameters, text);
    return text;
  };
  const places = await readPlaces(db, user, cards);
  return new Map(
    places.map((place) => [place.card, textOf(optionsUnder(presets, place).parameters)]),
  );
}
