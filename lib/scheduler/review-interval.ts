import { type DayRange, dayAt, fuzzRange } from '#lib/scheduler/fuzz.ts';
import type { ChainLink } from '#lib/scheduler/types.ts';

/** What decides a whole number of days. Every number is in days unless it says otherwise. */
export interface IntervalInput {
  readonly stability: number;
  /** Wanted retention, for the record in the chain. */
  readonly retention: number;
  /** When recall falls to the wanted retention, not rounded. */
  readonly days: number;
  /** Least interval by the rule on the interval before; 0 where it sets none. */
  readonly floor: number;
  /** The interval of the rating below, which this one must exceed; null where none is compared. */
  readonly above: ReviewInterval | null;
  readonly maximum: number;
  /** Place in the fuzz range, 0 ≤ place < 1; null for no fuzz. */
  readonly place: number | null;
}

/** A decided interval: whole days, at least 1. */
export interface ReviewInterval {
  /** After floor, ordering and cap; before fuzz. */
  readonly raw: number;
  readonly days: number;
  readonly chain: readonly ChainLink[];
}

/**
 * Turns the interval that memory asks for into the days that a card gets, with the chain that says why:
 * round, raise to the floor (and to one day), raise above the rating below, cap, move within the fuzz range.
 */
export function decideInterval(input: IntervalInput): ReviewInterval {
  const { stability, retention, days, above, maximum } = input;
  const rounded = Math.round(days);
  const floored = Math.max(rounded, input.floor, 1);
  const ordered = Math.max(floored, above === null ? 0 : above.raw + 1);
  const raw = Math.min(ordered, maximum);
  const chain: ChainLink[] = [{ rule: 'interval', stability, retention, days }];
  if (floored !== rounded) chain.push({ rule: 'floor', days: floored });
  if (ordered !== floored) chain.push({ rule: 'order', days: ordered });
  if (raw !== ordered) chain.push({ rule: 'cap', days: raw });
  return fuzzed(input, { raw, days: raw, chain });
}

/**
 * The least interval after a successful review, by Anki's rule: one day more than the interval before
 * where memory asks for more; the interval before where that still lies in the fuzz range; else none, so that
 * intervals may shrink after parameters or retention have changed. 0 stands for none.
 */
export function floorAfter(previous: number, days: number, maximum: number): number {
  if (Math.round(days) > previous) return previous + 1;
  const range = fuzzRange(days, { from: 1, to: maximum });
  return range.from <= previous && previous <= range.to ? previous : 0;
}

function fuzzed(input: IntervalInput, decided: ReviewInterval): ReviewInterval {
  if (input.place === null) return decided;
  const range = fuzzRange(input.days, fuzzLimits(input));
  const days = dayAt(input.place, range);
  if (range.from === range.to && days === decided.raw) return decided;
  return { ...decided, days, chain: [...decided.chain, { rule: 'fuzz', ...range, days }] };
}

/** Fuzz must not undo floor or order, and the order that shows is that of the fuzzed intervals. */
function fuzzLimits({ floor, above, maximum }: IntervalInput): DayRange {
  return { from: Math.max(floor, 1, above === null ? 0 : above.days + 1), to: maximum };
}
