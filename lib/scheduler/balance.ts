import { dueOn, type Load } from '#lib/scheduler/load.ts';
import type { DayLoad, StudyOptions } from '#lib/scheduler/study-options.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';

/** What is known of the days on which a card could come again. */
export interface Balancing {
  /** The day from which intervals count. */
  readonly from: StudyDay;
  /** What is due under the same preset; null where nobody knows. */
  readonly load: Load | null;
  /** Where the card itself stands in that load; null where it does not. */
  readonly own: StudyDay | null;
  /** Study days on which other cards of the note are due. */
  readonly siblings: readonly StudyDay[];
  readonly options: Pick<StudyOptions, 'balanceLoad' | 'easyDays' | 'buryReviews'>;
}

/** Load and siblings of the days of a range, as the chain keeps them. */
export interface DaysAhead {
  /** Cards due on each day of the range. */
  readonly due: readonly number[];
  /** Intervals, in days, at which siblings are due; only those near enough to matter. */
  readonly siblings: readonly number[];
}

/** From this distance in days on, siblings do not meet. */
const APART = 5;
const SAME_DAY = 0.000_001;
/** Not zero, so that a week of nothing but such days is still a week. */
const MINIMUM = 0.0001;
/** What a day without cards counts as: better than one card, and no reason to forget the other weights. */
const EMPTY = 0.5;
const WEEK = 7;
/** 1970-01-01, day 0, was a Thursday; weeks begin on Monday. */
const THURSDAY = 3;

/** What is due on the days of a range of intervals, and which siblings are near it. */
export function daysAhead(
  { from, load, own, siblings }: Balancing,
  range: { readonly from: number; readonly to: number },
): DaysAhead {
  const near = siblings
    .map((day) => day - from)
    .filter((days) => days > range.from - APART && days < range.to + APART);
  return {
    due: intervalsOf(range).map((days) => {
      const day = from + days;
      return load === null ? 0 : Math.max(0, dueOn(load, day) - (day === own ? 1 : 0));
    }),
    siblings: [...new Set(near)].sort((a, b) => a - b),
  };
}

/** What the person wants of each day of a range of intervals. */
export function dayLoads(
  { from, options }: Balancing,
  range: { readonly from: number; readonly to: number },
): DayLoad[] {
  return intervalsOf(range).map((days) => options.easyDays[weekday(from + days)] ?? 'normal');
}

/**
 * Anki's weights of the days of a range that begins with the interval `from`: (1/due)^2.15 · (1/interval)^3, times 0.2
 * for each day between it and a sibling that is less than five days off. A day without cards counts as half a card.
 */
export function balanceWeights(from: number, { due, siblings }: DaysAhead): number[] {
  return due.map((count, index) => {
    const days = from + index;
    const apart = siblings.map((sibling) => siblingFactor(Math.abs(sibling - days)));
    const weight = Math.max(count, EMPTY) ** -2.15 * days ** -3;
    return apart.reduce((product, factor) => product * factor, weight);
  });
}

/**
 * Anki's weights of easy days: a day of minimum load is all but closed; one of reduced load is closed once it holds more
 * than half of what the other days of the range hold for their part.
 */
export function easyDayWeights(loads: readonly DayLoad[], due: readonly number[]): number[] {
  const total = due.reduce((sum, count) => sum + count, 0);
  const shares = loads.reduce((sum, load) => sum + SHARES[load], 0);
  return loads.map((load, index) => {
    if (load !== 'reduced') return SHARES[load];
    const count = due[index] ?? 0;
    const others = shares - SHARES.reduced;
    return others > 0 && count / SHARES.reduced > (total - count) / others ? MINIMUM : 1;
  });
}

/** The place (0 ≤ place < 1) in a list of weights, as its index: each has the chance that its weight is of the sum. */
export function drawn(place: number, weights: readonly number[]): number {
  let left = place * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}

const SHARES: Readonly<Record<DayLoad, number>> = { normal: 1, reduced: 0.5, minimum: MINIMUM };

function siblingFactor(distance: number): number {
  if (distance === 0) return SAME_DAY;
  return Math.min(1, distance / APART);
}

function weekday(day: StudyDay): number {
  return (((day + THURSDAY) % WEEK) + WEEK) % WEEK;
}

function intervalsOf({ from, to }: { readonly from: number; readonly to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
