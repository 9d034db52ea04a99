import type { Rating } from '#lib/scheduler/types.ts';
import type { Tally } from '../types.ts';
import type { Answered } from './state.ts';

/** The tally of no answers. */
export const nothingDone: Tally = {
  answers: 0,
  byRating: { 1: 0, 2: 0, 3: 0, 4: 0 },
  reviews: 0,
  remembered: 0,
  milliseconds: 0,
};

/** The tally of answers given in a session. */
export function tallyOf(answered: readonly Answered[]): Tally {
  return answered.map(tallyOfOne).reduce(sumOf, nothingDone);
}

function tallyOfOne({ rating, card, durationMs }: Answered): Tally {
  const reviews = card.state.phase === 'review' ? 1 : 0;
  return {
    answers: 1,
    byRating: { ...nothingDone.byRating, [rating]: 1 },
    reviews,
    remembered: rating > 1 ? reviews : 0,
    milliseconds: durationMs,
  };
}

/** Two tallies together. */
export function sumOf(one: Tally, other: Tally): Tally {
  return combine(one, other, (a, b) => a + b);
}

/** What the first tally holds beyond the second. */
export function beyond(one: Tally, other: Tally): Tally {
  return combine(one, other, (a, b) => Math.max(0, a - b));
}

function combine(one: Tally, other: Tally, join: (a: number, b: number) => number): Tally {
  const rated = (rating: Rating) => join(one.byRating[rating], other.byRating[rating]);
  return {
    answers: join(one.answers, other.answers),
    byRating: { 1: rated(1), 2: rated(2), 3: rated(3), 4: rated(4) },
    reviews: join(one.reviews, other.reviews),
    remembered: join(one.remembered, other.remembered),
    milliseconds: join(one.milliseconds, other.milliseconds),
  };
}
