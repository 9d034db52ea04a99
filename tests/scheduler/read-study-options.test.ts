import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkStudyOptions } from '#lib/scheduler/check-study-options.ts';
import { readStudyOptions } from '#lib/scheduler/read-study-options.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';

describe('stored study options', () => {
  test('are read as they were written', () => {
    const stored = { ...defaultStudyOptions, retention: 0.85, reviewOrder: 'recall-down' };
    expect(readStudyOptions(JSON.parse(JSON.stringify(stored)))).toEqual({
      options: stored,
      problems: [],
    });
  });

  test('of an older version keep siblings apart as they did', () => {
    const { buryNew, buryReviews, buryInterday, ...older } = defaultStudyOptions;
    const { options, problems } = readStudyOptions({ ...older, burySiblings: false });
    expect(options).toMatchObject({ buryNew: false, buryReviews: false, buryInterday: false });
    expect(problems).toEqual([]);
  });

  test('that are missing stand at their defaults and are no problem', () => {
    expect(readStudyOptions({})).toEqual({ options: defaultStudyOptions, problems: [] });
  });

  test('that cannot be are named, and only they stand at their defaults', () => {
    const { options, problems } = readStudyOptions({ retention: 7, newPerDay: 3, easyDays: 'no' });
    expect(options).toEqual({ ...defaultStudyOptions, newPerDay: 3 });
    expect(problems.map(({ option }) => option)).toEqual(['retention', 'easyDays']);
  });

  test.each([[null], [[]], ['text'], [3]])('%j is no options, and that is told', (stored) => {
    expect(readStudyOptions(stored).options).toEqual(defaultStudyOptions);
    expect(readStudyOptions(stored).problems).not.toEqual([]);
  });

  test('of whatever kind can be studied under', () => {
    const names = Object.keys(defaultStudyOptions);
    const anything = fc.dictionary(fc.constantFrom(...names, 'burySiblings'), fc.jsonValue());
    fc.assert(
      fc.property(anything, (stored) => {
        expect(checkStudyOptions(readStudyOptions(stored).options)).toEqual([]);
      }),
    );
  });
});
