import {
  type Balancing,
  balanceWeights,
  dayLoads,
  daysAhead,
  drawn,
  easyDayWeights,
} from '#lib/scheduler/balance.ts';
import { type DayRange, dayAt, fuzzRange } from '#lib/scheduler/fuzz.ts';
import { BALANCED_UP_TO } from '#lib/scheduler/load.ts';
import type { ChainLink } from '#lib/scheduler/types.ts';

/** What decides a whole number of days. Every number is in days unless it says otherwise. */
export interface IntervalInput {
  readonly stability: number;
  /** Wanted retention and w20, for the record in the chain. */
  readonly retention: number;
  readonly decay: number;
  /** When recall falls to the wanted retention, not rounded. */
  readonly days: number;
  /** Least interval by the rule on the interval before; 0 where it sets none. */
  readonly floor: number;
  /** Least intervals by the rating below, before and after fuzz; see {@link longerThan}. */
  readonly least: Least;
  readonly maximum: number;
  /** How the interval is moved within its fuzz range; null for not at all. */
  readonly spread: Spread | null;
}

/** What an interval must not fall below. */
export interface Least {
  readonly raw: number;
  readonly days: number;
}

/** How an interval is moved within its fuzz range. */
export interface Spread {
  /** Place in the range, 0 ≤ place < 1. */
  readonly place: number;
  /** The interval around which the range lies. */
  readonly middle: number;
  readonly balancing: Balancing;
}

/** A decided interval: whole days, at least 1. */
export interface ReviewInterval {
  /** After floor, ordering and cap; before fuzz. */
  readonly raw: number;
  readonly days: number;
  readonly chain: readonly ChainLink[];
}

/** Where nothing is compared. */
export const noLeast: Least = { raw: 0, days: 0 };

/** A day more than another rating gives. */
export function longerThan({ raw, days }: ReviewInterval): Least {
  return { raw: raw + 1, days: days + 1 };
}

/** No less than another rating gives. */
export function noShorterThan({ raw, days }: ReviewInterval): Least {
  return { raw, days };
}

/**
 * Turns the interval that memory asks for into the days that a card gets, with the chain that says why: round, raise to
 * the floor (and to one day), raise above the rating below, cap, move within the fuzz range.
 */
export function decideInterval(input: IntervalInput): ReviewInterval {
  const { stability, retention, decay, days, least, maximum } = input;
  const rounded = Math.round(days);
  const floored = Math.max(rounded, input.floor, 1);
  const ordered = Math.max(floored, least.raw);
  const raw = Math.min(ordered, maximum);
  const chain: ChainLink[] = [{ rule: 'interval', stability, retention, decay, days }];
  if (floored !== rounded) chain.push({ rule: 'floor', days: floored });
  if (ordered !== floored) chain.push({ rule: 'order', days: ordered });
  if (raw !== ordered) chain.push({ rule: 'cap', days: raw });
  return spreadOut(input, { raw, days: raw, chain });
}

/**
 * The least interval after a successful review, by Anki's rule: one day more than the interval before
 * where memory asks for more; the interval before where that still lies in the fuzz range; else none, so that
 * intervals may shrink after parameters or retention have changed. 0 stands for none.
 */
export function floorAfter(previous: number, days: number, maximum: number): number {
  if (Math.round(days) > previous) return previous + 1;
  return previous <= fuzzRange(days, { from: 1, to: maximum }).to ? previous : 0;
}

function spreadOut(input: IntervalInput, decided: ReviewInterval): ReviewInterval {
  const { spread } = input;
  if (spread === null) return decided;
  const limits = spreadLimits(input);
  const range = fuzzRange(spread.middle, limits);
  if (range.from === range.to && range.to === decided.raw) return decided;
  const links = spreadLinks(spread, range, isBalanced(spread, limits));
  const days = links.at(-1)?.days ?? decided.raw;
  return { ...decided, days, chain: [...decided.chain, ...links] };
}

/** Spreading must not undo floor or order, and the order that shows is that of the spread intervals. */
function spreadLimits({ floor, least, maximum }: IntervalInput): DayRange {
  return { from: Math.max(floor, 1, least.days), to: maximum };
}

function isBalanced({ middle }: Spread, limits: DayRange): boolean {
  return Math.floor(middle) <= BALANCED_UP_TO && limits.from <= BALANCED_UP_TO;
}

type SpreadLink = Extract<ChainLink, { rule: 'fuzz' | 'balance' | 'easy-day' }>;

/** The draw without weights, and again with those of the load and of easy days where they have a say. */
function spreadLinks({ place, balancing }: Spread, range: DayRange, balanced: boolean) {
  const { from, to } = range;
  const links: SpreadLink[] = [{ rule: 'fuzz', from, to, place, days: dayAt(place, range) }];
  if (!balanced || from === to) return links;
  const { load, options } = balancing;
  const ahead = daysAhead(balancing, range);
  const siblings = options.buryReviews ? ahead.siblings : [];
  let weights = ahead.due.map(() => 1);
  if (options.balanceLoad && load !== null) {
    weights = balanceWeights(from, { due: ahead.due, siblings });
    links.push({ rule: 'balance', due: ahead.due, siblings, days: from + drawn(place, weights) });
  }
  const loads = dayLoads(balancing, range);
  if (loads.some((each) => each !== 'normal')) {
    weights = times(weights, easyDayWeights(loads, ahead.due));
    links.push({ rule: 'easy-day', loads, due: ahead.due, days: from + drawn(place, weights) });
  }
  return links;
}

function times(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => value * (b[index] ?? 1));
}
