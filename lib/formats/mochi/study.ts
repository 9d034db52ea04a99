import type { ProgramReview, ProgramStudy } from '#lib/formats/program/program-notes.ts';
import type { MochiReview } from './read-mochi.ts';

/** The civil day of an instant, in days since 1970-01-01. */
export type DayOf = (at: number) => number;

const DAY_SECONDS = 86_400;
const FORGOTTEN = 1;

/** How a card stands after its answers; null for one that has none. Mochi keeps no ease. */
export function studyOf(reviews: readonly MochiReview[], dayOf: DayOf): ProgramStudy | null {
  const last = reviews.at(-1);
  if (!last) return null;
  const days = last.interval ?? 1;
  const due = Math.max(dayOf(last.at), dayOf(last.at + days * DAY_SECONDS * 1000));
  const lapses = reviews.slice(1).filter(({ rating }) => rating === FORGOTTEN).length;
  return {
    ...{ due, interval: Math.max(1, Math.round(days)), ease: 0 },
    ...{ reps: reviews.length, lapses, answeredAt: last.at, memory: null },
  };
}

/** The same answers with the intervals before and after them. */
export function answersOf(reviews: readonly MochiReview[]): ProgramReview[] {
  return reviews.map(({ at, rating, interval, milliseconds }, place) => {
    const before = reviews[place - 1];
    return {
      ...{ at, rating, milliseconds, ease: 0 },
      interval: given(interval),
      lastInterval: given(before?.interval ?? null),
      kind: before === undefined ? 'learning' : 'review',
    };
  });
}

/** Days, or seconds below one. */
function given(interval: number | null): number {
  if (interval === null) return 0;
  return interval >= 1 ? Math.round(interval) : -Math.round(interval * DAY_SECONDS);
}
