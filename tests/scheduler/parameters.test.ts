import { afterEach, expect, test, vi } from 'vitest';
import { checkStudyOptions } from '#lib/scheduler/check-study-options.ts';
import { checkParameters, defaultParameters } from '#lib/scheduler/parameters.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import { isAppError } from '#lib/shared/errors.ts';

const fsrs5 = [
  0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925,
  1.9395, 0.11, 0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621,
];

afterEach(() => vi.restoreAllMocks());

test('the default options are not absurd', () => {
  expect(checkStudyOptions(defaultStudyOptions)).toEqual([]);
  expect(checkParameters(defaultParameters)).toEqual(defaultParameters);
});

test('19 parameters keep their values and get the curve of FSRS-5', () => {
  expect(checkParameters(fsrs5)).toEqual([...fsrs5, 0, 0.5]);
});

test('17 parameters migrate as in ts-fsrs, silently', async () => {
  const { migrateParameters } = await import('ts-fsrs');
  const written = vi.spyOn(console, 'debug').mockImplementation(() => {});
  const ours = checkParameters(fsrs5.slice(0, 17));
  expect(written).not.toHaveBeenCalled();
  const theirs = migrateParameters(fsrs5.slice(0, 17), 0, false);
  expect(ours).toHaveLength(21);
  for (const [index, value] of ours.entries()) expect(value).toBeCloseTo(theirs[index] ?? 0, 7);
});

test.each([[[]], [[1]], [defaultParameters.slice(0, 20)], [[...defaultParameters, 1]]])(
  'a list of another length is refused (%#)',
  (parameters) => {
    expect(() => checkParameters(parameters)).toThrow(`not ${parameters.length}`);
  },
);

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is refused as a parameter', (value) => {
  try {
    checkParameters([value, ...defaultParameters.slice(1)]);
    expect.unreachable();
  } catch (error) {
    expect(isAppError(error)).toBe(true);
  }
});

test('values outside the bounds of FSRS are brought within them', () => {
  const wild = defaultParameters.map((_, index) => (index % 2 === 0 ? 1e9 : -1e9));
  const tamed = checkParameters(wild);
  expect(tamed[0]).toBe(100);
  expect(tamed[20]).toBe(0.8);
  expect(checkParameters(tamed)).toEqual(tamed);
});

test.each([
  [{ retention: 0.5 }, 'retention', 'out-of-range'],
  [{ retention: Number.NaN }, 'retention', 'not-a-number'],
  [{ maximumInterval: 0 }, 'maximumInterval', 'out-of-range'],
  [{ maximumInterval: 2.5 }, 'maximumInterval', 'not-whole'],
  [{ newPerDay: -1 }, 'newPerDay', 'out-of-range'],
  [{ reviewsPerDay: 1e9 }, 'reviewsPerDay', 'out-of-range'],
  [{ learningSteps: [60, 0] }, 'learningSteps', 'out-of-range'],
  [{ relearningSteps: Array(21).fill(60) }, 'relearningSteps', 'wrong-length'],
  [{ parameters: fsrs5 }, 'parameters', 'wrong-length'],
  [{ parameters: defaultParameters.map(() => 50) }, 'parameters', 'out-of-range'],
])('%j is absurd in %s: %s', (change, option, problem) => {
  const found = checkStudyOptions({ ...defaultStudyOptions, ...change });
  expect(found).toContainEqual(expect.objectContaining({ option, problem }));
});

test('bounds that passed through 32-bit floats are not called absurd', () => {
  const parameters = defaultParameters.map((value, index) =>
    Math.fround(index === 20 ? 0.8 : index === 7 ? 0.001 : value),
  );
  expect(checkStudyOptions({ ...defaultStudyOptions, parameters })).toEqual([]);
});
