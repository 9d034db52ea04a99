import { hash32 } from '#lib/scheduler/hash.ts';
import type { CardId } from '#lib/shared/ids.ts';

/** Days from which and up to which an interval may be moved, both included. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** How much of the days between `above` and `upTo` is added to the reach, as Anki has it. */
const REACHES = [
  { above: 2.5, upTo: 7, share: 0.15 },
  { above: 7, upTo: 20, share: 0.1 },
  { above: 20, upTo: Number.POSITIVE_INFINITY, share: 0.05 },
];

/**
 * Anki's fuzz range around an interval in days: nothing below 2.5 days, else one day and a share of
 * the length either way, rounded, kept within `limits` and, where they allow it, at least two days wide.
 */
export function fuzzRange(days: number, limits: DayRange): DayRange {
  const least = Math.min(limits.from, limits.to);
  const within = (value: number) => Math.min(Math.max(value, least), limits.to);
  const middle = within(days);
  const reach = reachOf(middle);
  const from = within(Math.round(middle - reach));
  const to = within(Math.round(middle + reach));
  return { from, to: from === to && to > 2 && to < limits.to ? to + 1 : to };
}

/**
 * The place of a card in its fuzz range, 0 up to but not including 1. It is drawn from the card and
 * the number of answers so far, never from the clock, so that the interval on the button is the one given.
 */
export function fuzzPlace(card: CardId, reps: number): number {
  return hash32(`${card}/${reps}`) / 2 ** 32;
}

/** The day at a place (0 ≤ place < 1) of a range; each day of the range has the same chance. */
export function dayAt(place: number, { from, to }: DayRange): number {
  return from + Math.floor(place * (to - from + 1));
}

function reachOf(days: number): number {
  if (days < 2.5) return 0;
  return REACHES.reduce(
    (sum, { above, upTo, share }) => sum + share * Math.max(Math.min(days, upTo) - above, 0),
    1,
  );
}
