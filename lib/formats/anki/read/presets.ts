import type { AnkiPreset, AnkiPresetOptions } from '../collection.ts';
import { boolOf, floatOf, floatsOf, type Message, textOf, uintOf } from '../protobuf.ts';
import { bytesCell, textCell, wholeCell } from './cells.ts';
import {
  flagAt,
  type JsonObject,
  numberAt,
  numbersAt,
  objectOf,
  others,
  parseObject,
  textAt,
} from './json-object.ts';
import { messageCell } from './message-cell.ts';
import { otherOf } from './note-types-tables.ts';
import type { PackagePlace } from './refusal.ts';
import type { RowSource } from './row-source.ts';

const KNOWN = [
  ...[
    'id',
    'name',
    'mod',
    'usn',
    'maxTaken',
    'autoplay',
    'timer',
    'replayq',
    'new',
    'rev',
    'lapse',
    'dyn',
  ],
  ...['newMix', 'interdayLearningMix', 'reviewOrder', 'newSortOrder', 'newGatherPriority'],
  ...['buryInterdayLearning', 'fsrsWeights', 'fsrsParams5', 'fsrsParams6', 'desiredRetention'],
  ...['ignoreRevlogsBeforeDate', 'easyDaysPercentages', 'stopTimerOnAnswer', 'sm2Retention'],
  ...['secondsToShowQuestion', 'secondsToShowAnswer', 'questionAction', 'answerAction'],
  ...['waitForAudio', 'weightSearch'],
];

/** Presets of schema 11: `col.dconf`, JSON. */
export function presetsOfJson(presets: JsonObject, place: PackagePlace): AnkiPreset[] {
  return Object.entries(presets).map(([id, value]) =>
    presetOfJson(objectOf(value, { ...place, row: id }), id),
  );
}

function presetOfJson(preset: JsonObject, id: string): AnkiPreset {
  return {
    id: numberAt(preset, 'id', Number(id)),
    name: textAt(preset, 'name').normalize('NFC'),
    modified: numberAt(preset, 'mod'),
    options: optionsOfJson(preset),
    other: others(preset, KNOWN),
  };
}

function optionsOfJson(preset: JsonObject): AnkiPresetOptions {
  const part = (key: string): JsonObject => {
    const value = preset[key];
    return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
  };
  const [fresh, review, lapse] = [part('new'), part('rev'), part('lapse')];
  const intervals = numbersAt(fresh, 'ints');
  return {
    learnSteps: numbersAt(fresh, 'delays'),
    relearnSteps: numbersAt(lapse, 'delays'),
    fsrsParams4: numbersAt(preset, 'fsrsWeights'),
    fsrsParams5: numbersAt(preset, 'fsrsParams5'),
    fsrsParams6: numbersAt(preset, 'fsrsParams6'),
    desiredRetention: numberAt(preset, 'desiredRetention', 0.9),
    historicalRetention: numberAt(preset, 'sm2Retention', 0.9),
    paramSearch: textAt(preset, 'weightSearch'),
    ignoreRevlogsBefore: textAt(preset, 'ignoreRevlogsBeforeDate'),
    easyDays: numbersAt(preset, 'easyDaysPercentages'),
    newPerDay: numberAt(fresh, 'perDay', 20),
    reviewsPerDay: numberAt(review, 'perDay', 200),
    initialEase: numberAt(fresh, 'initialFactor', 2500) / 1000,
    easyMultiplier: numberAt(review, 'ease4', 1.3),
    hardMultiplier: numberAt(review, 'hardFactor', 1.2),
    lapseMultiplier: numberAt(lapse, 'mult'),
    intervalMultiplier: numberAt(review, 'ivlFct', 1),
    maximumInterval: numberAt(review, 'maxIvl', 36_500),
    minimumLapseInterval: numberAt(lapse, 'minInt', 1),
    graduatingGood: intervals[0] ?? 1,
    graduatingEasy: intervals[1] ?? 4,
    newInsertOrder: numberAt(fresh, 'order', 1) === 0 ? 1 : 0,
    newGatherPriority: numberAt(preset, 'newGatherPriority'),
    newSortOrder: numberAt(preset, 'newSortOrder'),
    newMix: numberAt(preset, 'newMix'),
    interdayLearningMix: numberAt(preset, 'interdayLearningMix'),
    reviewOrder: numberAt(preset, 'reviewOrder'),
    leechAction: numberAt(lapse, 'leechAction', 1),
    leechThreshold: numberAt(lapse, 'leechFails', 8),
    buryNew: flagAt(fresh, 'bury'),
    buryReviews: flagAt(review, 'bury'),
    buryInterdayLearning: flagAt(preset, 'buryInterdayLearning'),
    disableAutoplay: preset.autoplay === false,
    skipQuestionWhenReplayingAnswer: preset.replayq === false,
    capAnswerTimeToSeconds: numberAt(preset, 'maxTaken', 60),
    showTimer: flagAt(preset, 'timer'),
    stopTimerOnAnswer: flagAt(preset, 'stopTimerOnAnswer'),
    secondsToShowQuestion: numberAt(preset, 'secondsToShowQuestion'),
    secondsToShowAnswer: numberAt(preset, 'secondsToShowAnswer'),
    questionAction: numberAt(preset, 'questionAction'),
    answerAction: numberAt(preset, 'answerAction'),
    waitForAudio: preset.waitForAudio !== false,
  };
}

/** Presets of schema 14: the table `deck_config`, configured by JSON. */
export function presetsOfJsonTable(source: RowSource, entry: string): AnkiPreset[] {
  const rows = [...source.rows({ table: 'deck_config', columns: ['id', 'config'] })];
  return rows.map(([id, config]) => {
    const place = { entry, table: 'deck_config', row: String(id) };
    const json = new TextDecoder().decode(bytesCell(config, 'config', place));
    return presetOfJson(parseObject(json, place), String(id));
  });
}

/** Presets of schema 15 and later: the table `deck_config`, configured by protobuf. */
export function presetsOfTable(source: RowSource, entry: string): AnkiPreset[] {
  const columns = ['id', 'name', 'mtime_secs', 'config'];
  const presets: AnkiPreset[] = [];
  for (const [id, name, modified, config] of source.rows({ table: 'deck_config', columns })) {
    const place = { entry, table: 'deck_config', row: String(id) };
    presets.push({
      id: wholeCell(id, 'id', place),
      name: textCell(name, 'name', place).normalize('NFC'),
      modified: wholeCell(modified, 'mtime_secs', place),
      ...messageCell(config, place, (message) => ({
        options: optionsOf(message),
        other: otherOf(message),
      })),
    });
  }
  return presets;
}

function optionsOf(config: Message): AnkiPresetOptions {
  return {
    learnSteps: floatsOf(config, 1),
    relearnSteps: floatsOf(config, 2),
    fsrsParams4: floatsOf(config, 3),
    easyDays: floatsOf(config, 4),
    fsrsParams5: floatsOf(config, 5),
    fsrsParams6: floatsOf(config, 6),
    newPerDay: uintOf(config, 9),
    reviewsPerDay: uintOf(config, 10),
    initialEase: floatOf(config, 11),
    easyMultiplier: floatOf(config, 12),
    hardMultiplier: floatOf(config, 13),
    lapseMultiplier: floatOf(config, 14),
    intervalMultiplier: floatOf(config, 15),
    maximumInterval: uintOf(config, 16),
    minimumLapseInterval: uintOf(config, 17),
    graduatingGood: uintOf(config, 18),
    graduatingEasy: uintOf(config, 19),
    newInsertOrder: uintOf(config, 20),
    leechAction: uintOf(config, 21),
    leechThreshold: uintOf(config, 22),
    disableAutoplay: boolOf(config, 23),
    capAnswerTimeToSeconds: uintOf(config, 24),
    showTimer: boolOf(config, 25),
    skipQuestionWhenReplayingAnswer: boolOf(config, 26),
    buryNew: boolOf(config, 27),
    buryReviews: boolOf(config, 28),
    buryInterdayLearning: boolOf(config, 29),
    newMix: uintOf(config, 30),
    interdayLearningMix: uintOf(config, 31),
    newSortOrder: uintOf(config, 32),
    reviewOrder: uintOf(config, 33),
    newGatherPriority: uintOf(config, 34),
    questionAction: uintOf(config, 36),
    desiredRetention: floatOf(config, 37, 0.9),
    stopTimerOnAnswer: boolOf(config, 38),
    historicalRetention: floatOf(config, 40, 0.9),
    secondsToShowQuestion: floatOf(config, 41),
    secondsToShowAnswer: floatOf(config, 42),
    answerAction: uintOf(config, 43),
    waitForAudio: boolOf(config, 44),
    paramSearch: textOf(config, 45),
    ignoreRevlogsBefore: textOf(config, 46),
  };
}
