import { expect } from 'vitest';
import { saveSettings } from '#lib/accounts/save-settings.ts';
import { verify } from '#lib/review/verify.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#lib/shared/instant.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';
import { PlainLearner } from './plain-learner.ts';

/** A stretch of somebody's life with cards. */
export interface Life {
  readonly zone: string;
  /** Nine in the morning there. */
  readonly startAt: number;
  readonly days: number;
  readonly cards: number;
}

/** Mornings, late evenings over midnight, and nights over the turn of the study day. */
const SITTINGS = [0, 14 * HOUR + 50 * MINUTE, 18 * HOUR + 50 * MINUTE];

/**
 * Lives through the days, answer by answer. What is served, how memory moves and where cards go next is told by
 * `PlainLearner` alone.
 */
export async function live({ zone, startAt, days, cards }: Life): Promise<void> {
  const place = await placeIn(zone, startAt);
  await add(
    place,
    bundleOf(Array.from({ length: cards }, (_, at) => ({ prompt: `q ${at}`, answer: `a ${at}` }))),
  );
  const learner = new PlainLearner(zone, cards);
  for (let day = 0; day < days; day++) {
    const begin = startAt + day * DAY + (SITTINGS[day % SITTINGS.length] ?? 0);
    place.wait(begin - place.context.now());
    await sit(place, learner);
  }
  expect(learner.answers).toBeGreaterThan(days * 5);
  expect(await verify(place.context, place.actor)).toMatchObject({ differences: [] });
}

async function placeIn(zone: string, startAt: number): Promise<Place> {
  const place = await openPlace(startAt);
  const settings = await saveSettings(place.context, place.actor, { zone });
  return { ...place, actor: { ...place.actor, settings } };
}

/** One sitting: until nothing is left, a step ahead at the most. */
async function sit(place: Place, learner: PlainLearner): Promise<void> {
  for (let round = 0; round < 100; round++) {
    const shown = await served(place, 1000);
    const ids = shown.map(({ id }) => id);
    const expected = learner.due(place.context.now(), ids);
    expect(ids.sort(), `${learner.zone}, ${learner.answers} answers`).toEqual(expected);
    if (shown.length === 0) return;
    for (const card of shown.slice(0, 12)) {
      const rating = learner.rating();
      const { state } = await answer(place, card, rating);
      learner.answered(card.id, { now: place.context.now(), rating, state });
      place.wait(9 * SECOND);
    }
  }
  throw new Error('a sitting without end');
}
