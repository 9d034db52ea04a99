import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Choices, readFields, writeFields } from '#lib/options/option-fields.ts';
import { OPTION_CHOICES, readOption, writeOption } from '#lib/options/option-text.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';

const present: Choices = {
  deckRetention: null,
  deckNewPerDay: null,
  deckReviewsPerDay: null,
  newToday: null,
  reviewsToday: null,
  parent: null,
  language: null,
  name: 'One',
  options: defaultStudyOptions,
};

describe('steps as people write them', () => {
  test.each([
    ['1m 10m 1d', [60, 600, 86_400]],
    ['1 м 10 м 1 д', [60, 600, 86_400]],
    ['1 мин., 10 мин., 1 дн.', [60, 600, 86_400]],
    ['1 10', [60, 600]],
    ['90s 1.5h 2,5ч', [90, 5400, 9000]],
    ['1M;10M', [60, 600]],
    ['', []],
    ['  ', []],
    ['365d', [365 * 86_400]],
  ])('%j is read', (text, seconds) => {
    expect(readOption('learningSteps', text)).toEqual({ value: seconds });
  });

  test.each([
    ['0s', 'out-of-range', '0s'],
    ['1m 0 10m', 'out-of-range', '0'],
    ['10y', 'out-of-range', '10y'],
    ['10 лет', 'out-of-range', '10 лет'],
    ['-5m', 'out-of-range', '-5m'],
    ['1m soon', 'not-a-step', 'soon'],
    ['10 parsecs', 'not-a-step', '10'],
    ['1e9m', 'not-a-step', '1e9m'],
    [Array(21).fill('1m').join(' '), 'wrong-length', '21'],
  ])('%j is refused, and what is wrong is named', (text, problem, found) => {
    expect(readOption('relearningSteps', text)).toMatchObject({ problem: { problem, found } });
  });

  test.each([
    [[60, 600, 86_400], '1m 10m 1d', '1м 10м 1д'],
    [[90, 5400, 129_600], '90s 90m 36h', '90с 90м 36ч'],
  ])('%j are shown back in their shortest form', (seconds, en, ru) => {
    expect(writeOption('learningSteps', seconds, 'en')).toBe(en);
    expect(writeOption('learningSteps', seconds, 'ru')).toBe(ru);
  });
});

describe('numbers', () => {
  test.each([
    ['95', 0.95],
    ['95 %', 0.95],
    ['0.95', 0.95],
    ['0,95', 0.95],
    ['92,5%', 0.925],
  ])('a retention of %j is read', (text, value) => {
    expect(readOption('retention', text)).toEqual({ value });
  });

  test.each([
    ['retention', '1.0', 'out-of-range'],
    ['retention', '100', 'out-of-range'],
    ['retention', '69', 'out-of-range'],
    ['retention', 'much', 'not-a-number'],
    ['retention', '', 'not-a-number'],
    ['newPerDay', '-1', 'out-of-range'],
    ['newPerDay', '1000000000', 'out-of-range'],
    ['newPerDay', '1e9', 'out-of-range'],
    ['reviewsPerDay', '2.5', 'not-whole'],
    ['leechAfter', '0', 'out-of-range'],
    ['answerCap', '0', 'out-of-range'],
    ['answerCap', '7201', 'out-of-range'],
    ['maximumInterval', '36501', 'out-of-range'],
    ['newSort', 'sideways', 'not-a-choice'],
    ['buryNew', 'perhaps', 'not-a-choice'],
    ['easyDays', 'normal,normal', 'wrong-length'],
  ] as const)('%s %j is refused', (option, text, problem) => {
    expect(readOption(option, text)).toMatchObject({ problem: { problem } });
  });
});

describe('parameters that are pasted', () => {
  const as = (separator: string, count = 21) => defaultParameters.slice(0, count).join(separator);

  test.each([[', '], [' '], ['\n'], [','], ['; ']])('apart by %j are read', (separator) => {
    expect(readOption('parameters', `[${as(separator)}]`)).toEqual({
      value: [...defaultParameters],
      migratedFrom: null,
    });
  });

  test('with decimal commas are read', () => {
    const text = defaultParameters.map((each) => String(each).replace('.', ',')).join(' ');
    expect(readOption('parameters', text)).toMatchObject({ value: [...defaultParameters] });
  });

  test.each([17, 19])('%i of an older FSRS are carried over, and that is told', (count) => {
    const read = readOption('parameters', as(', ', count));
    expect(read).toMatchObject({ migratedFrom: count });
    expect('value' in read && (read.value as number[]).length).toBe(21);
  });

  test.each([
    [as(' ', 20), 'wrong-length', '20'],
    ['', 'wrong-length', '0'],
    [`${as(' ', 20)} x`, 'not-a-number', 'x'],
    [`${as(' ', 20)} 7`, 'out-of-range', '7 (21)'],
  ])('%j are refused', (text, problem, found) => {
    expect(readOption('parameters', text)).toMatchObject({ problem: { problem, found } });
  });
});

describe('filled fields', () => {
  const easyDays = fc.array(fc.constantFrom('normal', 'reduced', 'minimum'), {
    minLength: 7,
    maxLength: 7,
  });
  const steps = fc.array(fc.integer({ min: 1, max: 365 * 86_400 }), { maxLength: 20 });
  const choices = Object.fromEntries(
    Object.entries(OPTION_CHOICES).map(([name, words]) => [name, fc.constantFrom(...words)]),
  );
  const options = fc.record({
    ...choices,
    retention: fc.integer({ min: 700, max: 990 }).map((share) => share / 1000),
    maximumInterval: fc.integer({ min: 1, max: 36_500 }),
    learningSteps: steps,
    relearningSteps: steps,
    newPerDay: fc.nat(9999),
    reviewsPerDay: fc.nat(9999),
    buryNew: fc.boolean(),
    buryReviews: fc.boolean(),
    buryInterday: fc.boolean(),
    balanceLoad: fc.boolean(),
    easyDays,
    leechAfter: fc.integer({ min: 1, max: 99 }),
    answerCap: fc.integer({ min: 1, max: 7200 }),
  });

  test('that were written are read back as they were, in either language', () => {
    fc.assert(
      fc.property(options, fc.constantFrom('ru', 'en'), (some, language) => {
        const full = { ...defaultStudyOptions, ...some } as StudyOptions;
        const written = writeFields({ ...present, options: full, deckRetention: 0.85 }, language);
        const { choices, problems } = readFields(written, present);
        expect(problems).toEqual([]);
        expect(choices).toEqual({ ...present, options: full, deckRetention: 0.85 });
      }),
    );
  });

  test('that say what is there leave the last digits of the parameters alone', () => {
    const parameters = defaultParameters.map((each) => each + 0.000_012_3);
    const fitted = { ...present, options: { ...defaultStudyOptions, parameters } };
    const { choices } = readFields(writeFields(fitted, 'en'), fitted);
    expect(choices.options.parameters).toBe(parameters);
  });

  test('name each that is wrong, and leave what is there in its place', () => {
    const fields = { retention: '1.0', newPerDay: '7', deckReviewsPerDay: '-1', name: ' ' };
    const { choices, problems } = readFields(fields, present);
    expect(problems.map(({ field }) => field)).toEqual(['retention', 'deckReviewsPerDay', 'name']);
    expect(choices.options).toEqual({ ...defaultStudyOptions, newPerDay: 7 });
  });

  test('of whatever text never break it', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'019 .,;-+%em dдsч[]\n\u00a0x"'),
      maxLength: 60,
    });
    const names = Object.keys(writeFields(present, 'en'));
    const texts = fc.record(Object.fromEntries(names.map((name) => [name, text])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(texts, (fields) => {
        const { choices } = readFields(fields, present);
        expect(readFields(writeFields(choices, 'ru'), choices).choices.options).toEqual(
          choices.options,
        );
      }),
    );
  });
});
