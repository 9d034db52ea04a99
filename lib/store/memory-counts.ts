import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { MATURE_DAYS } from './tallies.ts';

/** What a begun card is now. What is suspended or buried counts as that, whatever it is besides. */
export const CARD_STANDINGS = [
  'new',
  'learning',
  'relearning',
  'young',
  'mature',
  'suspended',
  'buried',
] as const;

/** One of them. */
export type CardStanding = (typeof CARD_STANDINGS)[number];

/** Lower edges of the classes of intervals, in days. */
export const INTERVAL_EDGES = [0, 2, 3, 5, 8, 11, 15, 21, 31, 46, 61, 91, 121, 181, 271, 366, 731];
/** Lower edges of the classes of stability, in days. */
export const STABILITY_EDGES = [
  0, 0.5, 1, 2, 3, 5, 8, 11, 15, 21, 31, 46, 61, 91, 121, 181, 271, 366, 731,
];
/** Difficulty goes from 1 to 10, a class a unit. */
export const DIFFICULTY_EDGES = [1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Classes of recall, of five hundredths each. */
export const RECALL_EDGES = Array.from({ length: 20 }, (_, place) => place / 20);

/** Study days ahead for which due cards are told. */
export const DAYS_AHEAD = 365;

/** The cards of a scope on a study day, counted by class. Classes are places among edges, from 0. */
export interface MemoryTallies {
  readonly standings: Readonly<Record<CardStanding, number>>;
  /** Of cards in review. */
  readonly intervals: readonly number[];
  readonly stability: readonly number[];
  readonly difficulty: readonly number[];
  readonly recall: readonly number[];
  /** Sums over all cards that have a memory. */
  readonly difficultySum: number;
  readonly recallSum: number;
  /** Cards that are not suspended and were due by the day before today. */
  readonly overdue: number;
  /** Such cards due today and on each of the days after it. */
  readonly due: readonly number[];
}

/** All counts of some cards, in one list: it is added up, copied and sent as it is. */
export type MemoryCounts = readonly number[];

/** What is counted of a card. */
export interface CountedCard {
  /** 0 new, 1 learning, 2 relearning, 3 review. */
  readonly phase: number;
  /** 0 for a card that is shown, 1 for a suspended one, 2 for one that is buried today. */
  readonly hidden: number;
  /** Seconds. */
  readonly interval: number;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly lastDay: number | null;
  readonly dueDay: number | null;
  /** How it is forgotten: recall after `t` days is (1 + factor·t/stability)^−decay. */
  readonly decay: number;
  readonly factor: number;
}

/** SQL: `phase` of a state `s`. */
export const PHASE_PLACE = `CASE s."phase" WHEN 'review' THEN 3 WHEN 'new' THEN 0 WHEN 'learning' THEN 1 ELSE 2 END`;

const REVIEW = 3;
const SUSPENDED = 1;
const MATURE_SECONDS = MATURE_DAYS * DAY_SECONDS;
const INTERVAL_SECONDS = INTERVAL_EDGES.map((days) => days * DAY_SECONDS);
/** Sums are kept in whole millionths: what is taken out of them leaves nothing behind. */
const MILLION = 1_000_000;

const SIZES = {
  standings: CARD_STANDINGS.length,
  intervals: INTERVAL_EDGES.length,
  stability: STABILITY_EDGES.length,
  difficulty: DIFFICULTY_EDGES.length,
  recall: RECALL_EDGES.length,
  overdue: 1,
  due: DAYS_AHEAD,
  difficultySum: 1,
  recallSum: 1,
} as const;

type Part = keyof typeof SIZES;
const PARTS = Object.keys(SIZES) as Part[];
const sizeOf = (parts: readonly Part[]) => parts.reduce((sum, part) => sum + SIZES[part], 0);
const LENGTH = sizeOf(PARTS);

/** Where each part begins. */
const AT = Object.fromEntries(
  PARTS.map((part, place) => [part, sizeOf(PARTS.slice(0, place))]),
) as Record<Part, number>;

/** The counts of no cards. */
export function noCounts(): number[] {
  return new Array<number>(LENGTH).fill(0);
}

/** The counts of two lots of cards together. */
export function addCounts(one: MemoryCounts, other: MemoryCounts): number[] {
  return one.map((count, place) => count + (other[place] ?? 0));
}

/** How a card is counted: on which study day, and in (1) or out again (−1). */
export interface Counting {
  readonly today: number;
  readonly by: 1 | -1;
}

/** Counts a card. */
export function countCard(counts: number[], card: CountedCard, counting: Counting): void {
  const { by } = counting;
  add(counts, AT.standings + standingOf(card), by);
  if (card.phase === REVIEW) {
    add(counts, AT.intervals + placeOf(card.interval, INTERVAL_SECONDS), by);
  }
  if (card.stability !== null) countMemory(counts, card, counting);
  if (card.hidden !== SUSPENDED && card.dueDay !== null) {
    const ahead = card.dueDay - counting.today;
    if (ahead < 0) add(counts, AT.overdue, by);
    else if (ahead < DAYS_AHEAD) add(counts, AT.due + ahead, by);
  }
}

function standingOf({ phase, hidden, interval }: CountedCard): number {
  if (hidden > 0) return 4 + hidden;
  return phase === REVIEW && interval >= MATURE_SECONDS ? 4 : phase;
}

function countMemory(counts: number[], card: CountedCard, { today, by }: Counting): void {
  const stability = card.stability ?? 0;
  const difficulty = card.difficulty ?? 1;
  const elapsed = Math.max(today - (card.lastDay ?? today), 0);
  const recall = (1 + (card.factor * elapsed) / stability) ** -card.decay;
  add(counts, AT.stability + placeOf(stability, STABILITY_EDGES), by);
  add(counts, AT.difficulty + Math.min(Math.max(Math.trunc(difficulty), 1), 9) - 1, by);
  add(counts, AT.recall + Math.min(Math.trunc(recall * 20), 19), by);
  add(counts, AT.difficultySum, by * Math.round(difficulty * MILLION));
  add(counts, AT.recallSum, by * Math.round(recall * MILLION));
}

/** The place of a value among rising lower edges: half of them fall away at each look. */
function placeOf(value: number, edges: readonly number[]): number {
  let low = 0;
  let high = edges.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (value < (edges[middle] as number)) high = middle;
    else low = middle;
  }
  return low;
}

function add(counts: number[], place: number, by: number): void {
  counts[place] = (counts[place] as number) + by;
}

/** The counts by what they are of. */
export function talliesOf(counts: MemoryCounts): MemoryTallies {
  const part = (name: Part) => counts.slice(AT[name], AT[name] + SIZES[name]);
  const one = (name: Part) => counts[AT[name]] ?? 0;
  const standings = CARD_STANDINGS.map((name, place) => [name, part('standings')[place] ?? 0]);
  return {
    standings: Object.fromEntries(standings) as Record<CardStanding, number>,
    intervals: part('intervals'),
    stability: part('stability'),
    difficulty: part('difficulty'),
    recall: part('recall'),
    difficultySum: one('difficultySum') / MILLION,
    recallSum: one('recallSum') / MILLION,
    overdue: one('overdue'),
    due: part('due'),
  };
}
