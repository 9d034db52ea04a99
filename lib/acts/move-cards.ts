import type { Actor, Context } from '#lib/context.ts';
import { refoldCards } from '#lib/history/refold-cards.ts';
import { optionsUnder } from '#lib/history/study-options.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import { cardsWithState } from '#lib/store/card-states.ts';
import { readDecks, settleDecks } from '#lib/store/decks.ts';
import { placeCards } from '#lib/store/place-cards.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Change } from '#lib/store/transact.ts';
import { type Acted, type Acting, act } from './act.ts';

/**
 * Lays cards into a deck, where they stay whatever their documents or a later package say; null lays them where their notes are.
 * Their texts stay where they are written, and so do cards that their notes get later. Throws `not-found` for a deck that the person
 * does not have.
 */
export async function moveCards(
  context: Context,
  actor: Actor,
  { deck, ...acting }: Acting & { readonly deck: DeckId | null },
): Promise<Acted> {
  const decks = await readDecks(context.store.db, actor.user);
  const target = decks.find(({ id }) => id === deck);
  if (deck !== null && !target)
    throw new AppError('not-found', `There is no deck ${deck}.`, { deck });
  const label = target ? { deck: target.title } : {};
  return act(context, actor, {
    acting,
    what: { kind: 'move', label },
    work: (change, cards) => move(change, cards, deck),
  });
}

async function move(
  change: Change,
  cards: readonly CardId[],
  deck: DeckId | null,
): Promise<number> {
  const { db, head } = change;
  const before = await parametersOf(change, cards);
  const moved = await placeCards(change, cards, deck);
  if (moved.length === 0) return 0;
  const after = await parametersOf(change, moved);
  // Another preset sees the same answers otherwise.
  const others = moved.filter((card) => before.get(card) !== after.get(card));
  const known = await cardsWithState(db, head.user, others);
  await refoldCards(db, head.user, [...known]);
  await settleDecks(db, head.user);
  return moved.length;
}

async function parametersOf(
  { db, head }: Change,
  cards: readonly CardId[],
): Promise<Map<CardId, string>> {
  const presets = await readPresets(db, head.user);
  const places = await readPlaces(db, head.user, cards);
  return new Map(
    places.map((place) => [place.card, optionsUnder(presets, place).parameters.join()]),
  );
}
