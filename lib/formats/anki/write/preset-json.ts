import type { AnkiPreset } from '#lib/formats/anki/collection.ts';
import { UNSYNCED } from './note-row.ts';

/** A preset as the JSON of schema 11. */
export function presetJson({
  id,
  name,
  modified,
  options,
  other,
}: AnkiPreset): Record<string, unknown> {
  return {
    ...other,
    id,
    name,
    mod: modified,
    usn: UNSYNCED,
    dyn: false,
    maxTaken: options.capAnswerTimeToSeconds,
    autoplay: !options.disableAutoplay,
    timer: options.showTimer ? 1 : 0,
    replayq: !options.skipQuestionWhenReplayingAnswer,
    new: {
      ...partOf(other, 'new'),
      bury: options.buryNew,
      delays: options.learnSteps,
      initialFactor: Math.round(options.initialEase * 1000),
      ints: [options.graduatingGood, options.graduatingEasy, 0],
      order: options.newInsertOrder === 1 ? 0 : 1,
      perDay: options.newPerDay,
    },
    rev: {
      ...partOf(other, 'rev'),
      bury: options.buryReviews,
      ease4: options.easyMultiplier,
      ivlFct: options.intervalMultiplier,
      maxIvl: options.maximumInterval,
      perDay: options.reviewsPerDay,
      hardFactor: options.hardMultiplier,
    },
    lapse: {
      ...partOf(other, 'lapse'),
      delays: options.relearnSteps,
      leechAction: options.leechAction,
      leechFails: options.leechThreshold,
      minInt: options.minimumLapseInterval,
      mult: options.lapseMultiplier,
    },
    newMix: options.newMix,
    newPerDayMinimum: 0,
    interdayLearningMix: options.interdayLearningMix,
    reviewOrder: options.reviewOrder,
    newSortOrder: options.newSortOrder,
    newGatherPriority: options.newGatherPriority,
    buryInterdayLearning: options.buryInterdayLearning,
    fsrsWeights: options.fsrsParams4,
    fsrsParams5: options.fsrsParams5,
    fsrsParams6: options.fsrsParams6,
    desiredRetention: options.desiredRetention,
    sm2Retention: options.historicalRetention,
    weightSearch: options.paramSearch,
    ignoreRevlogsBeforeDate: options.ignoreRevlogsBefore,
    easyDaysPercentages: options.easyDays,
    stopTimerOnAnswer: options.stopTimerOnAnswer,
    secondsToShowQuestion: options.secondsToShowQuestion,
    secondsToShowAnswer: options.secondsToShowAnswer,
    questionAction: options.questionAction,
    answerAction: options.answerAction,
    waitForAudio: options.waitForAudio,
  };
}

function partOf(other: Readonly<Record<string, unknown>>, name: string): object {
  const part = other[name];
  return typeof part === 'object' && part !== null ? part : {};
}
