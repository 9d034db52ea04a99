import type { StudyDay } from '#lib/scheduler/types.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import type { CardStanding } from '#lib/store/memory-counts.ts';
import type { AnswerKind, HourTally } from '#lib/store/tallies.ts';

export type { CardStanding } from '#lib/store/memory-counts.ts';
export { CARD_STANDINGS } from '#lib/store/memory-counts.ts';
export type { AnswerKind, HourTally } from '#lib/store/tallies.ts';

/** Which cards the statistics are about. */
export type StatsScope =
  | { readonly kind: 'collection' }
  /** A deck with all that lie in it. */
  | { readonly kind: 'deck'; readonly deck: DeckId }
  | { readonly kind: 'search'; readonly tree: SearchTree };

/** How far back, and ahead: 30 days, 365 days, or all there is. */
export type StatsRange = 'month' | 'year' | 'all';

/** Kinds of answers, in the order in which they are shown. */
export const ANSWER_KINDS: readonly AnswerKind[] = [
  'new',
  'learning',
  'young',
  'mature',
  'practice',
];

/** A number for each kind of answer. */
export type ByKind = Readonly<Record<AnswerKind, number>>;

/** What was remembered of what was tested. */
export interface Tested {
  readonly tested: number;
  readonly passed: number;
}

/** The work of some study days, both ends included. */
export interface Work {
  readonly from: StudyDay;
  readonly to: StudyDay;
  /** Answers of each kind. */
  readonly answers: ByKind;
  /** Milliseconds; of one answer, a minute counts at most. */
  readonly milliseconds: ByKind;
}

/** One day of the year that ends today. */
export interface DayOfYear {
  readonly day: StudyDay;
  readonly answers: number;
  readonly milliseconds: number;
}

/** Stretches of time for which true retention is told. */
export const PERIODS = ['today', 'yesterday', 'week', 'month', 'year', 'all'] as const;

/** One of them. */
export type Period = (typeof PERIODS)[number];

/** True retention in one period. */
export interface Retention {
  readonly period: Period;
  readonly young: Tested;
  readonly mature: Tested;
}

/** How often each button was pressed, Again to Easy. */
export type Presses = readonly [again: number, hard: number, good: number, easy: number];

/** What is due, as things stand. */
export interface Due {
  /** Cards that were due before today. */
  readonly backlog: number;
  /** Cards on a step within the day. */
  readonly steps: number;
  /** Days to come, from today on; the backlog and the steps are not in them. */
  readonly spans: readonly {
    readonly from: StudyDay;
    readonly to: StudyDay;
    readonly cards: number;
  }[];
}

/** How many cards fall into each class. */
export interface Histogram {
  /** Lower edges, rising; the upper edge of a class is the next one. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Null where nothing is counted, or the mean says nothing. */
  readonly mean: number | null;
}

/** So many lapses make a card one that troubles: half of what makes a leech by default. */
export const TROUBLED_LAPSES = 4;

/** A card that is forgotten again and again. */
export interface TroubledCard {
  readonly id: CardId;
  readonly deck: { readonly id: DeckId; readonly title: string };
  /** Its prompt as plain text. */
  readonly prompt: string;
  /** BCP 47 language of the card. */
  readonly language: string;
  readonly lapses: number;
  readonly reps: number;
  /** As many lapses as make a leech under its options. */
  readonly isLeech: boolean;
  readonly suspended: boolean;
  /** Where it is written; null where it comes from no document. */
  readonly source: { readonly path: string; readonly line: number } | null;
}

/** All statistics of a scope. Every day is a study day. */
export interface Statistics {
  readonly today: StudyDay;
  readonly range: StatsRange;
  readonly done: Omit<Work, 'from' | 'to'> & { readonly presses: Presses } & Tested;
  /** Study days in a row with an answer, up to today, or to yesterday while today has none. */
  readonly streak: number;
  /** 365 days, the last of them today. */
  readonly year: readonly DayOfYear[];
  readonly work: readonly Work[];
  /** Practice presses no button that counts. */
  readonly presses: Readonly<Record<'learning' | 'young' | 'mature', Presses>>;
  readonly retention: readonly Retention[];
  readonly due: Due;
  readonly cards: Readonly<Record<CardStanding, number>>;
  readonly intervals: Histogram;
  readonly stability: Histogram;
  readonly difficulty: Histogram;
  readonly recall: Histogram;
  /** How many of the begun cards are probably known now: the sum of their recall. */
  readonly known: number;
  /** 24 hours of the range. */
  readonly hours: readonly HourTally[];
  /** The cards with the most lapses, at most 20, and how many have as many as deserve a look. */
  readonly troubled: { readonly cards: readonly TroubledCard[]; readonly all: number };
}
