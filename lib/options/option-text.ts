import {
  checkOption,
  type OptionName,
  type OptionProblem,
} from '#lib/scheduler/check-study-options.ts';
import {
  DAY_LOADS,
  LEECH_ACTIONS,
  MIXES,
  NEW_GATHERS,
  NEW_SORTS,
  REVIEW_ORDERS,
  type StudyOptions,
} from '#lib/scheduler/study-options.ts';
import type { Language } from '#lib/shared/settings.ts';
import { readNumber, readShare, writeShare } from './number-text.ts';
import { readParameters, writeParameters } from './parameters-text.ts';
import { readSteps, writeSteps } from './steps-text.ts';

/** What is wrong with a text that was given for an option. Ranges are in the option's own unit: shares, days, seconds, counts. */
export interface TextProblem {
  readonly problem: OptionProblem['problem'] | 'not-a-step';
  readonly min: number;
  readonly max: number;
  /** The part of the text that is wrong; of parameters with its place, or how many there are. */
  readonly found: string;
}

/** The value that a text gives to an option, or what is wrong with it. */
export type TextReading<Value = unknown> =
  | { readonly value: Value; readonly migratedFrom?: number | null }
  | { readonly problem: TextProblem };

/** The options that are a choice among words, with these words. */
export const OPTION_CHOICES = {
  newGather: NEW_GATHERS,
  newSort: NEW_SORTS,
  reviewOrder: REVIEW_ORDERS,
  newMix: MIXES,
  interdayMix: MIXES,
  leechAction: LEECH_ACTIONS,
} as const satisfies Partial<Record<OptionName, readonly string[]>>;

/** The loads that a weekday can have. */
export const LOAD_CHOICES: readonly string[] = DAY_LOADS;

/** The options that are switched on or off. */
export const SWITCHES = ['buryNew', 'buryReviews', 'buryInterday', 'balanceLoad'] as const;

interface TextForm<Value> {
  readonly read: (text: string) => TextReading;
  readonly write: (value: Value, language: Language) => string;
}

const number = form(readNumber, String);
const steps = { read: readStepList, write: writeSteps };
const choice = form((text) => text.trim(), String);
const onOff = form(readSwitch, (value: boolean) => (value ? 'on' : 'off'));

const FORMS: { readonly [Name in OptionName]: TextForm<StudyOptions[Name]> } = {
  parameters: { read: readParameterList, write: writeParameters },
  retention: form(readShare, writeShare),
  maximumInterval: number,
  learningSteps: steps,
  relearningSteps: steps,
  newPerDay: number,
  reviewsPerDay: number,
  newGather: choice,
  newSort: choice,
  reviewOrder: choice,
  newMix: choice,
  interdayMix: choice,
  buryNew: onOff,
  buryReviews: onOff,
  buryInterday: onOff,
  balanceLoad: onOff,
  easyDays: form(
    (text) => text.split(/[\s,;]+/).filter(Boolean),
    (days) => days.join(','),
  ),
  leechAfter: number,
  leechAction: choice,
  answerCap: number,
};

/** All options, in the order in which they are told. */
export const OPTION_NAMES = Object.keys(FORMS) as OptionName[];

/** Reads an option as people write it; refuses what is absurd. */
export function readOption(option: OptionName, text: string): TextReading {
  const reading = FORMS[option].read(text);
  if ('problem' in reading) return reading;
  const [found] = checkOption(option, reading.value);
  return found ? refused(found, text) : reading;
}

/** Writes an option so that {@link readOption} reads it: a retention in percent, steps with their units. */
export function writeOption<Name extends OptionName>(
  option: Name,
  value: StudyOptions[Name],
  language: Language,
): string {
  return FORMS[option].write(value, language);
}

function form<Value>(
  read: (text: string) => unknown,
  write: (value: Value) => string,
): TextForm<Value> {
  return { read: (text) => ({ value: read(text) }), write };
}

function refused({ problem, min, max }: Omit<OptionProblem, 'option'>, found: string): TextReading {
  return { problem: { problem, min, max, found: found.trim() } };
}

function readStepList(text: string): TextReading {
  const reading = readSteps(text);
  if ('notAStep' in reading) {
    return { problem: { problem: 'not-a-step', min: 0, max: 0, found: reading.notAStep } };
  }
  const value = reading.steps.map(({ seconds }) => seconds);
  const [tooMany] = checkOption('learningSteps', value).filter(isOfLength);
  if (tooMany) return refused(tooMany, String(value.length));
  for (const { seconds, typed } of reading.steps) {
    const [found] = checkOption('learningSteps', [seconds]);
    if (found) return refused(found, typed);
  }
  return { value };
}

function isOfLength({ problem }: OptionProblem): boolean {
  return problem === 'wrong-length';
}

function readParameterList(text: string): TextReading {
  const reading = readParameters(text);
  if ('problem' in reading) return refused(reading.problem, reading.found);
  return { value: reading.parameters, migratedFrom: reading.migratedFrom };
}

const ON = new Set(['on', 'yes', 'true', '1', 'да', 'вкл']);
const OFF = new Set(['', 'off', 'no', 'false', '0', 'нет', 'выкл']);

/** A box that is not ticked sends nothing. */
function readSwitch(text: string): boolean | string {
  const word = text.trim().toLowerCase();
  if (ON.has(word)) return true;
  return OFF.has(word) ? false : word;
}
