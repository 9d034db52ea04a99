import { fold, liveEvents, newCardState } from '#lib/scheduler/fold.ts';
import { cardSalt } from '#lib/scheduler/order.ts';
import type { CardEvent, CardMemoryState } from '#lib/scheduler/types.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { readPlaces, type StudiedPlace } from '#lib/store/card-places.ts';
import { type CardPlace, writeStates } from '#lib/store/card-states.ts';
import { markRetracted, readEventsOf } from '#lib/store/events.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';
import { optionsUnder } from './study-options.ts';

const CHUNK = 1000;

/** Folds the events of these cards anew, and writes their states and which of the events are live. */
export async function refoldCards(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, CardMemoryState>> {
  const states = new Map<CardId, CardMemoryState>();
  const presets = await readPresets(db, user);
  for (let start = 0; start < cards.length; start += CHUNK) {
    const chunk = cards.slice(start, start + CHUNK);
    const events = await readEventsOf(db, user, chunk);
    const places = await readPlaces(db, user, chunk);
    const folded = places.map((place) => {
      const own = events.get(place.card) ?? [];
      return { place: cardPlace(place), state: fold(own, optionsUnder(presets, place)) };
    });
    await markLiveness(db, [...events.values()]);
    await writeStates(db, user, folded);
    for (const { place, state } of folded) states.set(place.card, state);
  }
  return states;
}

/** Where a card belongs, as its state repeats it. */
export function cardPlace(place: StudiedPlace): CardPlace {
  const { card, deck, note, archived } = place;
  return { card, deck, note, archived, salt: cardSalt(card) };
}

async function markLiveness(db: Db, histories: readonly CardEvent[][]): Promise<void> {
  const withRetractions = histories.filter((own) => own.some(({ kind }) => kind === 'retract'));
  if (withRetractions.length === 0) return;
  const facts = withRetractions.flat().filter(({ kind }) => kind !== 'retract');
  const live = new Set(withRetractions.flatMap(liveEvents).map(({ id }) => id));
  const retracted = facts.filter(({ id }) => !live.has(id)).map(({ id }) => id);
  await markRetracted(
    db,
    facts.map(({ id }) => id),
    retracted,
  );
}

/** Whether a state says no more than that nothing happened. */
export function isUntouched(state: CardMemoryState): boolean {
  return state.phase === 'new' && state.lastEvent === newCardState.lastEvent;
}
