import { boundsOf, PARAMETER_COUNT } from './parameters.ts';
import {
  DAY_LOADS,
  LEECH_ACTIONS,
  MIXES,
  NEW_GATHERS,
  NEW_SORTS,
  OPTION_RANGES,
  REVIEW_ORDERS,
  STEP_RANGES,
  type StudyOptions,
} from './study-options.ts';

/** Names an option. */
export type OptionName = keyof StudyOptions;

/** Something absurd in study options: which option, what is wrong, and the range in which it must lie where it has one. */
export interface OptionProblem {
  readonly option: OptionName;
  readonly problem: 'not-a-number' | 'out-of-range' | 'not-whole' | 'wrong-length' | 'not-a-choice';
  readonly min: number;
  readonly max: number;
}

const CHOICES = {
  newGather: NEW_GATHERS,
  newSort: NEW_SORTS,
  reviewOrder: REVIEW_ORDERS,
  newMix: MIXES,
  interdayMix: MIXES,
  leechAction: LEECH_ACTIONS,
  buryNew: [true, false],
  buryReviews: [true, false],
  buryInterday: [true, false],
  balanceLoad: [true, false],
} as const;

/** A bound that passed through 32-bit floats, as Anki's do, differs from ours by this much. */
const FLOAT32_ERROR = 1e-6;
const WEEK = 7;

/** Finds what is absurd in study options; an empty list means that they can be used as they are. */
export function checkStudyOptions(options: StudyOptions): OptionProblem[] {
  return (Object.keys(CHECKS) as OptionName[]).flatMap((option) =>
    checkOption(option, options[option]),
  );
}

/** Finds what is absurd in one option, whatever was put in its place. */
export function checkOption(option: OptionName, value: unknown): OptionProblem[] {
  return CHECKS[option](value).map((found) => ({ option, ...found }));
}

type Problem = Omit<OptionProblem, 'option'>;
type Check = (value: unknown) => Problem[];

const CHECKS: Readonly<Record<OptionName, Check>> = {
  parameters,
  ...mapped(OPTION_RANGES, (range) => (value) => number(value, range)),
  learningSteps: steps,
  relearningSteps: steps,
  ...mapped(CHOICES, (choices) => (value) => choice(value, choices)),
  easyDays: (value) => listOf(value, { min: WEEK, max: WEEK }, (each) => choice(each, DAY_LOADS)),
};

function mapped<Given extends object>(
  given: Given,
  make: (each: Given[keyof Given]) => Check,
): Record<keyof Given, Check> {
  const entries = Object.entries(given).map(([name, each]) => [name, make(each)]);
  return Object.fromEntries(entries) as Record<keyof Given, Check>;
}

function parameters(value: unknown): Problem[] {
  const count = { min: PARAMETER_COUNT, max: PARAMETER_COUNT };
  return listOf(value, count, (each, index) => {
    const { min, max } = boundsOf(index);
    const slack = FLOAT32_ERROR * max;
    const range = { min: min - slack, max: max + slack, whole: false };
    return number(each, range).map((found) => ({ ...found, min, max }));
  });
}

function steps(value: unknown): Problem[] {
  const range = { ...STEP_RANGES.seconds, whole: true };
  return listOf(value, STEP_RANGES.count, (each) => number(each, range));
}

function listOf(
  value: unknown,
  count: { min: number; max: number },
  check: (each: unknown, index: number) => Problem[],
): Problem[] {
  if (!Array.isArray(value) || value.length < count.min || value.length > count.max) {
    return [{ problem: 'wrong-length', ...count }];
  }
  return value.flatMap(check);
}

function choice(value: unknown, choices: readonly unknown[]): Problem[] {
  if (choices.includes(value)) return [];
  return [{ problem: 'not-a-choice', min: 0, max: choices.length - 1 }];
}

function number(
  value: unknown,
  { min, max, whole }: { min: number; max: number; whole: boolean },
): Problem[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return [{ problem: 'not-a-number', min, max }];
  }
  if (value < min || value > max) return [{ problem: 'out-of-range', min, max }];
  return whole && !Number.isInteger(value) ? [{ problem: 'not-whole', min, max }] : [];
}
