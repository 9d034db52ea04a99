import { checkParameters } from '#lib/scheduler/parameters.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { type AnswerLog, usableAnswers } from './answer-log.ts';
import { type FitReport, type FitVerdict, LEAST_ANSWERS, LEAST_SCORED } from './fit-report.ts';
import { predict } from './predict.ts';
import { type Judged, scoreParts } from './score-parts.ts';
import { SPLITS, timeSplits } from './time-splits.ts';

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
  const { log, present, seenUntil } = input;
  const usable = usableAnswers(log);
  if (usable.length < LEAST_ANSWERS) return unfitted(input, usable, 'too-few-answers');
  const splits = timeSplits(usable.length, firstAfter(log, usable, seenUntil));
  if (splits.reduce((sum, { from, to }) => sum + to - from, 0) < LEAST_SCORED) {
    return unfitted(input, usable, 'too-few-new-answers');
  }
  const byPresent = predict(log, present);
  const judged: Judged[] = [];
  for (const split of splits) {
    const fitted = predict(log, checkParameters(await train(split.from)));
    const places = usable.subarray(split.from, split.to);
    judged.push({ places, present: byPresent, fitted });
  }
  const parameters = checkParameters(await train(usable.length));
  const tested = scoreParts(log, judged);
  const verdict = tested.test.isBetter ? 'adopt' : 'not-better';
  return { parameters, report: { ...reportOf(input, usable, verdict), tested } };
}

function unfitted(input: FitInput, usable: Uint32Array, verdict: FitVerdict): Fitted {
  return { parameters: null, report: reportOf(input, usable, verdict) };
}

function reportOf(
  { log, present, oneIn }: FitInput,
  usable: Uint32Array,
  verdict: FitVerdict,
): FitReport {
  const last = usable.at(-1);
  const until = last === undefined ? null : (log.at[last] ?? null);
  const answers = log.length;
  return { verdict, answers, usable: usable.length, oneIn, until, before: present, tested: null };
}

/** The first usable answer after an instant. */
function firstAfter(log: AnswerLog, usable: Uint32Array, instant: Instant | null): number {
  if (instant === null) return 0;
  const found = usable.findIndex((place) => (log.at[place] ?? 0) > instant);
  return found < 0 ? usable.length : found;
}
