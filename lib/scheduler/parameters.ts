import { CLAMP_PARAMETERS, clipParameters, default_w, FSRS5_DEFAULT_DECAY } from 'ts-fsrs';
import '#lib/scheduler/plain-date.ts';
import type { StudyOptions } from '#lib/scheduler/types.ts';
import { AppError } from '#lib/shared/errors.ts';

/** The 21 parameters with which FSRS-6 starts, fitted to many people's reviews (from ts-fsrs). */
export const defaultParameters: readonly number[] = default_w;

/** Study options for someone who has chosen nothing. */
export const defaultStudyOptions: StudyOptions = {
  parameters: defaultParameters,
  retention: 0.9,
  maximumInterval: 36_500,
  learningSteps: [60, 600],
  relearningSteps: [600],
  newPerDay: 20,
  reviewsPerDay: 200,
  burySiblings: true,
};

/** Something absurd in study options: which option, and the range in which it must lie. */
export interface OptionProblem {
  readonly option: keyof StudyOptions;
  readonly problem: 'not-a-number' | 'out-of-range' | 'not-whole' | 'wrong-length';
  readonly min: number;
  readonly max: number;
}

const LONGEST_STEP = 86_400 * 365;
const MOST_STEPS = 20;
const MOST_PER_DAY = 9999;
/** A bound that passed through 32-bit floats, as Anki's do, differs from ours by this much. */
const FLOAT32_ERROR = 1e-6;

/**
 * FSRS parameters made ready for FSRS-6: 21 are taken, 19 (FSRS-5) and 17 (FSRS-4.5) are migrated,
 * each value is kept within the bounds that FSRS sets. Throws `bad-input` for any other count
 * and for what is not a finite number.
 */
export function checkParameters(parameters: readonly number[]): readonly number[] {
  if (!parameters.every(Number.isFinite)) {
    throw new AppError('bad-input', 'FSRS parameters must be finite numbers');
  }
  const clipped = clip(parameters);
  switch (parameters.length) {
    case 21:
      return clipped;
    case 19:
      return [...clipped, 0, FSRS5_DEFAULT_DECAY];
    case 17:
      return [...fromFsrs4(clipped), 0, 0, 0, FSRS5_DEFAULT_DECAY];
    default:
      throw new AppError(
        'bad-input',
        `FSRS needs 17, 19 or 21 parameters, not ${parameters.length}`,
        { count: parameters.length },
      );
  }
}

/** Finds what is absurd in study options; an empty list means that they can be used as they are. */
export function checkStudyOptions(options: StudyOptions): OptionProblem[] {
  return [
    ...parameterProblems(options.parameters),
    ...numberProblems('retention', options.retention, { min: 0.7, max: 0.99, whole: false }),
    ...numberProblems('maximumInterval', options.maximumInterval, { min: 1, max: 36_500 }),
    ...numberProblems('newPerDay', options.newPerDay, { min: 0, max: MOST_PER_DAY }),
    ...numberProblems('reviewsPerDay', options.reviewsPerDay, { min: 0, max: MOST_PER_DAY }),
    ...stepProblems('learningSteps', options.learningSteps),
    ...stepProblems('relearningSteps', options.relearningSteps),
  ];
}

/** Bounds as fsrs-rs has them: w19 may be 0, as it is after migration, so without short-term's own. */
function clip(parameters: readonly number[]): number[] {
  return clipParameters([...parameters], 0, false);
}

/** ts-fsrs migrates too, but writes to the console, which is the standard output of a command. */
function fromFsrs4(w: readonly number[]): number[] {
  const [initial = 0, spread = 0, change = 0] = w.slice(4, 7);
  const difficulty = [initial + 2 * spread, Math.log(spread * 3 + 1) / 3, change + 0.5];
  return [...w.slice(0, 4), ...difficulty, ...w.slice(7)];
}

function parameterProblems(parameters: readonly number[]): OptionProblem[] {
  if (parameters.length !== 21) {
    return [{ option: 'parameters', problem: 'wrong-length', min: 21, max: 21 }];
  }
  return parameters.flatMap((value, index) => {
    const [min = 0, max = 0] = CLAMP_PARAMETERS(2, false)[index] ?? [];
    const slack = FLOAT32_ERROR * max;
    const range = { min: min - slack, max: max + slack, whole: false };
    return numberProblems('parameters', value, range).map((found) => ({ ...found, min, max }));
  });
}

function stepProblems(option: keyof StudyOptions, steps: readonly number[]): OptionProblem[] {
  if (steps.length > MOST_STEPS) {
    return [{ option, problem: 'wrong-length', min: 0, max: MOST_STEPS }];
  }
  return steps.flatMap((step) => numberProblems(option, step, { min: 1, max: LONGEST_STEP }));
}

function numberProblems(
  option: keyof StudyOptions,
  value: number,
  { min, max, whole = true }: { min: number; max: number; whole?: boolean },
): OptionProblem[] {
  if (!Number.isFinite(value)) return [{ option, problem: 'not-a-number', min, max }];
  if (value < min || value > max) return [{ option, problem: 'out-of-range', min, max }];
  return whole && !Number.isInteger(value) ? [{ option, problem: 'not-whole', min, max }] : [];
}
