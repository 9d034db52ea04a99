import type { AnkiPresetOptions } from '#lib/formats/anki/collection.ts';
import { checkParameters } from '#lib/scheduler/parameters.ts';
import {
  type DayLoad,
  defaultStudyOptions,
  type Mix,
  type NewGather,
  type NewSort,
  OPTION_RANGES,
  type ReviewOrder,
  STEP_RANGES,
  type StudyOptions,
} from '#lib/scheduler/study-options.ts';
import { isAppError } from '#lib/shared/errors.ts';

// In the order of their numbers in Anki's `deck_config.proto`.
const GATHERS: readonly NewGather[] = [
  ...(['deck', 'position', 'position-down', 'random-notes', 'random-cards'] as const),
  'deck-random-notes',
];
const SORTS: readonly NewSort[] = [
  ...(['template-gathered', 'gathered', 'template-random', 'random-note-template'] as const),
  'random',
];
const ORDERS: readonly ReviewOrder[] = [
  ...(['due', 'due-deck', 'deck-due', 'interval-up', 'interval-down'] as const),
  // Rising ease is falling difficulty.
  ...(['difficulty-down', 'difficulty-up', 'recall-up', 'random', 'added', 'added-down'] as const),
  ...(['recall-down', 'overdue'] as const),
];
const MIXES: readonly Mix[] = ['mixed', 'after', 'before'];

/** The options of a preset of Anki's as they are here. What is out of range comes to its edge; parameters that cannot be used are the usual ones. */
export function optionsOfPreset(options: AnkiPresetOptions): StudyOptions {
  return {
    ...defaultStudyOptions,
    parameters: parametersOf(options),
    retention: within(OPTION_RANGES.retention, options.desiredRetention),
    maximumInterval: within(OPTION_RANGES.maximumInterval, options.maximumInterval),
    learningSteps: stepsOf(options.learnSteps),
    relearningSteps: stepsOf(options.relearnSteps),
    newPerDay: within(OPTION_RANGES.newPerDay, options.newPerDay),
    reviewsPerDay: within(OPTION_RANGES.reviewsPerDay, options.reviewsPerDay),
    newGather: GATHERS[options.newGatherPriority] ?? defaultStudyOptions.newGather,
    newSort: SORTS[options.newSortOrder] ?? defaultStudyOptions.newSort,
    reviewOrder: ORDERS[options.reviewOrder] ?? defaultStudyOptions.reviewOrder,
    newMix: MIXES[options.newMix] ?? 'mixed',
    interdayMix: MIXES[options.interdayLearningMix] ?? 'mixed',
    buryNew: options.buryNew,
    buryReviews: options.buryReviews,
    buryInterday: options.buryInterdayLearning,
    easyDays: defaultStudyOptions.easyDays.map((_, day) => loadOf(options.easyDays[day] ?? 1)),
    leechAfter: within(OPTION_RANGES.leechAfter, options.leechThreshold),
    leechAction: options.leechAction === 0 ? 'suspend' : 'tag',
    answerCap: options.capAnswerTimeToSeconds
      ? within(OPTION_RANGES.answerCap, options.capAnswerTimeToSeconds)
      : defaultStudyOptions.answerCap,
  };
}

/** The newest that there are; older ones are brought up to FSRS-6. */
function parametersOf(options: AnkiPresetOptions): readonly number[] {
  const { fsrsParams6, fsrsParams5, fsrsParams4 } = options;
  const found = [fsrsParams6, fsrsParams5, fsrsParams4].find(({ length }) => length > 0);
  if (!found) return defaultStudyOptions.parameters;
  try {
    return checkParameters(found);
  } catch (error) {
    if (isAppError(error)) return defaultStudyOptions.parameters;
    throw error;
  }
}

function within(
  { min, max, whole }: { min: number; max: number; whole: boolean },
  value: number,
): number {
  const number = Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : min;
  return whole ? Math.round(number) : number;
}

/** Anki's steps are minutes. */
function stepsOf(minutes: readonly number[]): number[] {
  const { count, seconds } = STEP_RANGES;
  return minutes
    .slice(0, count.max)
    .map((step) => within({ ...seconds, whole: true }, step * 60))
    .filter((step) => step > 0);
}

function loadOf(percentage: number): DayLoad {
  if (percentage < 0.25) return 'minimum';
  return percentage < 0.75 ? 'reduced' : 'normal';
}
