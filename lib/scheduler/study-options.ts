import { DAY_SECONDS, type Seconds } from '#lib/shared/instant.ts';
import { defaultParameters } from './parameters.ts';

/** In which order new cards are looked for before they are sorted; where the daily limit cuts, the first ones stay. */
export const NEW_GATHERS = [
  'deck',
  'deck-random-notes',
  'position',
  'position-down',
  'random-notes',
  'random-cards',
] as const;

/** One of {@link NEW_GATHERS}. */
export type NewGather = (typeof NEW_GATHERS)[number];

/** In which order the new cards of the day are shown. A card's template is its place among the cards of its note. */
export const NEW_SORTS = [
  'template-gathered',
  'gathered',
  'template-random',
  'random-note-template',
  'random',
] as const;

/** One of {@link NEW_SORTS}. */
export type NewSort = (typeof NEW_SORTS)[number];

/** In which order reviews are gathered and shown. */
export const REVIEW_ORDERS = [
  'due',
  'due-deck',
  'deck-due',
  'interval-up',
  'interval-down',
  'difficulty-up',
  'difficulty-down',
  'recall-up',
  'recall-down',
  'overdue',
  'random',
  'added',
  'added-down',
] as const;

/** One of {@link REVIEW_ORDERS}. */
export type ReviewOrder = (typeof REVIEW_ORDERS)[number];

/** Where cards of one kind stand among the reviews. */
export const MIXES = ['mixed', 'after', 'before'] as const;

/** One of {@link MIXES}. */
export type Mix = (typeof MIXES)[number];

/** How much a person wants to review on a weekday. */
export const DAY_LOADS = ['normal', 'reduced', 'minimum'] as const;

/** One of {@link DAY_LOADS}. */
export type DayLoad = (typeof DAY_LOADS)[number];

/** What happens to a card that is forgotten again and again, beside its mark. */
export const LEECH_ACTIONS = ['tag', 'suspend'] as const;

/** One of {@link LEECH_ACTIONS}. */
export type LeechAction = (typeof LEECH_ACTIONS)[number];

/** What a person chose for studying a deck. A changed preset is a new version; old ones are kept. */
export interface StudyOptions {
  /** 21 FSRS-6 parameters. */
  readonly parameters: readonly number[];
  /** Wanted probability of recall at the due time, 0.70–0.99. */
  readonly retention: number;
  /** Longest interval in days, 1–36500. */
  readonly maximumInterval: number;
  /** Steps of a new card before it graduates; up to 20, each from a second to 365 days. */
  readonly learningSteps: readonly Seconds[];
  /** Steps of a failed card before it returns to review; as above. */
  readonly relearningSteps: readonly Seconds[];
  /** 0–9999. */
  readonly newPerDay: number;
  /** 0–9999. */
  readonly reviewsPerDay: number;
  readonly newGather: NewGather;
  readonly newSort: NewSort;
  readonly reviewOrder: ReviewOrder;
  /** New cards among reviews. */
  readonly newMix: Mix;
  /** Steps of days among reviews. */
  readonly interdayMix: Mix;
  /** New cards wait for another day once another card of their note was answered. */
  readonly buryNew: boolean;
  /** The same for reviews. */
  readonly buryReviews: boolean;
  /** The same for steps of days. */
  readonly buryInterday: boolean;
  /** Within its fuzz range a card goes to a day on which little is due. */
  readonly balanceLoad: boolean;
  /** Monday first; exactly seven. */
  readonly easyDays: readonly DayLoad[];
  /** Lapses after which a card is a leech, 1–99; and again after every half as many more. */
  readonly leechAfter: number;
  readonly leechAction: LeechAction;
  /** Seconds that an answer counts as having taken at most, 1–7200. */
  readonly answerCap: Seconds;
}

/** Study options for someone who has chosen nothing. */
export const defaultStudyOptions: StudyOptions = {
  parameters: defaultParameters,
  retention: 0.9,
  maximumInterval: 36_500,
  learningSteps: [60, 600],
  relearningSteps: [600],
  newPerDay: 20,
  reviewsPerDay: 200,
  newGather: 'deck',
  newSort: 'template-gathered',
  reviewOrder: 'due',
  newMix: 'mixed',
  interdayMix: 'mixed',
  buryNew: true,
  buryReviews: true,
  buryInterday: true,
  balanceLoad: true,
  easyDays: ['normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal'],
  leechAfter: 8,
  leechAction: 'tag',
  answerCap: 60,
};

/** Ranges of the options that are numbers, ends included; `whole` ones have no fractions. */
export const OPTION_RANGES = {
  retention: { min: 0.7, max: 0.99, whole: false },
  maximumInterval: { min: 1, max: 36_500, whole: true },
  newPerDay: { min: 0, max: 9999, whole: true },
  reviewsPerDay: { min: 0, max: 9999, whole: true },
  leechAfter: { min: 1, max: 99, whole: true },
  answerCap: { min: 1, max: 7200, whole: true },
} as const;

/** How many steps there may be, and how long each, in seconds. */
export const STEP_RANGES = {
  count: { min: 0, max: 20 },
  seconds: { min: 1, max: 365 * DAY_SECONDS },
} as const;
