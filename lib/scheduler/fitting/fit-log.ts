import { checkParameters } from '#lib/scheduler/parameters.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { type AnswerLog, usableAnswers } from './answer-log.ts';
import {
  type FitReport,
  type FitTested,
  type FitVerdict,
  LEAST_ANSWERS,
  LEAST_SCORED,
} from './fit-report.ts';
import { predict } from './predict.ts';
import { type Judged, scoreParts } from './score-parts.ts';
import { SPLITS, type TimeSplit, timeSplits } from './time-splits.ts';

/** What learns parameters from the first `count` of the usable answers of a log. */
export type Train = (count: number) => Promise<readonly number[]>;

/** How often a fit trains: for each part, and for what is adopted. */
export const TRAININGS = SPLITS + 1;

/** What a fit begins with. */
export interface FitInput {
  readonly log: AnswerLog;
  /** The parameters in use. */
  readonly present: readonly number[];
  /** The last answer from which those were learnt: no answer until then may speak for them. Null where they were not fitted here. */
  readonly seenUntil: Instant | null;
  /** One card in so many is in the log. */
  readonly oneIn: number;
}

/** Parameters fitted to the whole log, and how they stood the test. Null where they were not fitted. */
export interface Fitted {
  readonly parameters: readonly number[] | null;
  readonly report: FitReport;
}

/**
 * Fits parameters to a log and tests that way of fitting on it: parts of the log in order of time, each predicted by
 * parameters learnt from what came before it and by the present ones.
 */
export async function fitLog(input: FitInput, train: Train): Promise<Fitted> {
  const { log, present } = input;
  const usable = usableAnswers(log);
  const first = firstAfter(log, usable, input.seenUntil);
  const reportOf = (verdict: FitVerdict, tested: FitTested | null = null): FitReport => ({
    verdict,
    answers: log.length,
    usable: usable.length,
    unseen: usable.length - first,
    oneIn: input.oneIn,
    until: log.at[usable.at(-1) ?? -1] ?? null,
    before: present,
    tested,
  });
  if (usable.length < LEAST_ANSWERS) {
    return { parameters: null, report: reportOf('too-few-answers') };
  }
  if (usable.length - first < LEAST_SCORED) {
    return { parameters: null, report: reportOf('too-few-new-answers') };
  }
  const tested = await testOn(timeSplits(usable.length, first), { log, usable, present, train });
  const parameters = checkParameters(await train(usable.length));
  return { parameters, report: reportOf(tested.test.isBetter ? 'adopt' : 'not-better', tested) };
}

interface Testing {
  readonly log: AnswerLog;
  readonly usable: Uint32Array;
  readonly present: readonly number[];
  readonly train: Train;
}

async function testOn(
  splits: readonly TimeSplit[],
  { log, usable, present, train }: Testing,
): Promise<FitTested> {
  const byPresent = predict(log, present);
  const judged: Judged[] = [];
  for (const { from, to } of splits) {
    const fitted = predict(log, checkParameters(await train(from)));
    judged.push({ places: usable.subarray(from, to), present: byPresent, fitted });
  }
  return scoreParts(log, judged);
}

/** The first usable answer after an instant. */
function firstAfter(log: AnswerLog, usable: Uint32Array, instant: Instant | null): number {
  if (instant === null) return 0;
  const found = usable.findIndex((place) => (log.at[place] ?? 0) > instant);
  return found < 0 ? usable.length : found;
}
