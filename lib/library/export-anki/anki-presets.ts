import type {
  AnkiPreset,
  AnkiPresetOptions,
  UpstreamPreset,
} from '#lib/formats/anki/collection.ts';
import { ORDER_NUMBERS } from '#lib/formats/anki/order-numbers.ts';
import { defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';
import type { Preset } from '#lib/scheduler/types.ts';
import type { PresetForAnki } from '#lib/store/anki-rows.ts';

/** The preset that must be there. */
export const DEFAULT_PRESET = 1;

/** What Anki itself begins with, where ours has no word for it. */
const PLAIN: Omit<AnkiPresetOptions, keyof ReturnType<typeof ourOptions>> = {
  fsrsParams4: [],
  fsrsParams5: [],
  historicalRetention: 0.9,
  paramSearch: '',
  ignoreRevlogsBefore: '',
  initialEase: 2.5,
  easyMultiplier: 1.3,
  hardMultiplier: 1.2,
  lapseMultiplier: 0,
  intervalMultiplier: 1,
  minimumLapseInterval: 1,
  graduatingGood: 1,
  graduatingEasy: 4,
  newInsertOrder: 0,
  disableAutoplay: false,
  skipQuestionWhenReplayingAnswer: false,
  showTimer: false,
  stopTimerOnAnswer: false,
  secondsToShowQuestion: 0,
  secondsToShowAnswer: 0,
  questionAction: 0,
  answerAction: 0,
  waitForAudio: true,
};

/** A preset for Anki: what it says here, and as it came from there what has no word here. */
export function ankiPreset({ name, options }: Preset, row: PresetForAnki): AnkiPreset {
  const upstream = row.upstream ? (JSON.parse(row.upstream) as UpstreamPreset) : null;
  const ours = { ...PLAIN, ...upstream?.options, ...ourOptions(options) };
  return {
    id: row.ankiId,
    name: name === 'default' ? 'Kartoteka' : name,
    modified: Math.floor(row.changedAt / 1000),
    options: ours,
    other: upstream?.other ?? {},
  };
}

const LOADS = { normal: 1, reduced: 0.5, minimum: 0 } as const;

/** The preset of decks that nobody studies, and of an export without progress. */
export const plainPreset: AnkiPreset = {
  id: DEFAULT_PRESET,
  name: 'Default',
  modified: 0,
  options: { ...PLAIN, ...ourOptions(defaultStudyOptions), fsrsParams6: [] },
  other: {},
};

function ourOptions(options: StudyOptions) {
  const inMinutes = (steps: readonly number[]) => steps.map((seconds) => seconds / 60);
  return {
    learnSteps: inMinutes(options.learningSteps),
    relearnSteps: inMinutes(options.relearningSteps),
    fsrsParams6: options.parameters,
    desiredRetention: options.retention,
    easyDays: options.easyDays.map((load) => LOADS[load]),
    newPerDay: options.newPerDay,
    reviewsPerDay: options.reviewsPerDay,
    maximumInterval: options.maximumInterval,
    newGatherPriority: ORDER_NUMBERS.newGather[options.newGather],
    newSortOrder: ORDER_NUMBERS.newSort[options.newSort],
    newMix: ORDER_NUMBERS.mix[options.newMix],
    interdayLearningMix: ORDER_NUMBERS.mix[options.interdayMix],
    reviewOrder: ORDER_NUMBERS.review[options.reviewOrder],
    leechAction: options.leechAction === 'suspend' ? 0 : 1,
    leechThreshold: options.leechAfter,
    capAnswerTimeToSeconds: options.answerCap,
    buryNew: options.buryNew,
    buryReviews: options.buryReviews,
    buryInterdayLearning: options.buryInterday,
  };
}

/** How many steps a card has left on the step that it stands on. */
export function stepsLeft(steps: readonly number[], step: number): number {
  return Math.max(1, steps.length - step);
}
