import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { intervalFor, nextDifficulty, nextMemory, recall } from '#lib/scheduler/memory.ts';
import { checkParameters, defaultParameters } from '#lib/scheduler/parameters.ts';
import { memoryFromSm2 } from '#lib/scheduler/sm2-memory.ts';
import type { Memory, Rating } from '#lib/scheduler/types.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { anyRating } from './make.ts';

const fsrs5 = [
  0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925,
  1.9395, 0.11, 0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621,
];

function chain(ratings: Rating[], days: number[], parameters = defaultParameters): Memory {
  let memory: Memory | null = null;
  for (const [index, rating] of ratings.entries()) {
    memory = nextMemory(memory, days[index] ?? 0, { rating, parameters });
  }
  return memory as Memory;
}

function expectMemory(memory: Memory, stability: number, difficulty?: number) {
  expect(Math.abs(memory.stability / stability - 1)).toBeLessThan(1e-4);
  if (difficulty !== undefined) {
    expect(Math.abs(memory.difficulty / difficulty - 1)).toBeLessThan(1e-4);
  }
}

const withZeros = (...zeros: number[]) =>
  defaultParameters.map((value, index) => (zeros.includes(index) ? 0 : value));

test('memory chains agree with fsrs-rs', () => {
  expectMemory(chain([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21]), 53.62691, 6.3574867);
  expectMemory(chain([1, 2, 3, 4, 3, 3], [0, 0, 1, 3, 8, 21]), 51.081, 6.7493);
  expectMemory(chain([1, 3, 3, 3, 3, 3, 3], [0, 0, 0, 1, 3, 8, 21]), 54.0393, 6.3464);
});

test('parameters without short-term memory are taken as they are, w19 = 0 included', () => {
  const parameters = withZeros(17, 18, 19);
  expectMemory(chain([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21], parameters), 53.335106);
});

test('FSRS-5 parameters give the memory that FSRS-5 gave', () => {
  const parameters = checkParameters(fsrs5);
  expectMemory(chain([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21], [...parameters]), 48.26549, 7.10442);
});

test('the first rating sets stability and difficulty', () => {
  const firsts = ([1, 2, 3, 4] as const).map((rating) => chain([rating], [0]));
  expect(firsts.map((memory) => memory.stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
  const difficulties = [6.4133, 5.11217071, 2.11810397, 1];
  for (const [index, memory] of firsts.entries()) {
    expect(memory.difficulty).toBeCloseTo(difficulties[index] ?? 0, 7);
  }
  expect(recall(chain([4], [0]), 8, defaultParameters)).toBeCloseTo(0.9024733, 6);
});

test('intervals at a stability of one day agree with fsrs-rs at every retention', () => {
  const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((tenth) =>
    Math.max(1, Math.round(intervalFor(1, tenth / 10, defaultParameters))),
  );
  expect(days.slice(1)).toEqual([34793, 2508, 387, 90, 27, 9, 3, 1, 1]);
  // fsrs-rs computes with 32-bit floats.
  expect(Math.abs((days[0] ?? 0) / 3116766 - 1)).toBeLessThan(1e-4);
});

test('the forgetting curve agrees with fsrs-rs', () => {
  const parameters = defaultParameters.map((value, index) => (index === 20 ? 0.2 : value));
  const points = [0, 1, 2, 3].map((day) =>
    recall({ stability: 1, difficulty: 5 }, day, parameters),
  );
  const expected = [1, 0.9, 0.84028935, 0.7985001];
  for (const [index, point] of points.entries()) expect(point).toBeCloseTo(expected[index] ?? 0, 6);
});

test('SM-2 cards convert as in fsrs-rs', () => {
  const convert = (ease: number, interval: number, retention: number) =>
    memoryFromSm2({ ease, interval, retention }, defaultParameters);
  expectMemory(convert(2.5, 10, 0.9), 10, 6.9140563);
  expectMemory(convert(2.5, 10, 0.8), 3.01572, 9.393428);
  expectMemory(convert(2.5, 10, 0.95), 24.841097, 1.2974405);
  expectMemory(convert(1.3, 20, 0.9), 20, 10);
});

test('a first stability below 0.1 days is kept, as in fsrs-rs', () => {
  const parameters = [0.02, ...defaultParameters.slice(1)];
  expect(chain([1], [0], parameters).stability).toBe(0.02);
});

test('a list of a wrong length is refused, never replaced', () => {
  for (const count of [0, 1, 16, 18, 20, 22, 34]) {
    const parameters = defaultParameters.concat(defaultParameters).slice(0, count);
    let thrown: unknown;
    try {
      nextMemory(null, 0, { rating: 3, parameters });
    } catch (error) {
      thrown = error;
    }
    expect(isAppError(thrown) && thrown.code).toBe('bad-input');
    expect(String(thrown)).toContain(String(count));
  }
});

test('dates have only the methods that the language gives them', () => {
  expect('scheduler' in Date.prototype || 'dueFormat' in Date.prototype).toBe(false);
  expect('diff' in Date.prototype || 'format' in Date.prototype).toBe(false);
});

test('recall is 0.9 after as many days as stability says, and falls with time', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 36_500, noNaN: true }),
      fc.double({ min: 0.01, max: 1000, noNaN: true }),
      (stability, more) => {
        const memory = { stability, difficulty: 5 };
        expect(recall(memory, stability, defaultParameters)).toBeCloseTo(0.9, 6);
        const later = recall(memory, stability + more, defaultParameters);
        expect(later).toBeLessThanOrEqual(0.9000001);
      },
    ),
  );
});

test('the later a success comes, the more stability it gives', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 1000, noNaN: true }),
      fc.double({ min: 1, max: 9.9, noNaN: true }),
      fc.constantFrom<Rating>(2, 3, 4),
      fc.integer({ min: 1, max: 1000 }),
      (stability, difficulty, rating, days) => {
        const after = (elapsed: number) =>
          nextMemory({ stability, difficulty }, elapsed, { rating, parameters: defaultParameters });
        expect(after(days + 1).stability).toBeGreaterThanOrEqual(after(days).stability);
        expect(after(days).stability).toBeGreaterThanOrEqual(stability - 1e-6);
      },
    ),
  );
});

test('a better rating never gives less stability or more difficulty', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 36_500, noNaN: true }),
      fc.double({ min: 1, max: 10, noNaN: true }),
      fc.nat(2000),
      fc.constantFrom<Rating>(1, 2, 3),
      (stability, difficulty, days, rating) => {
        const after = (given: Rating) =>
          nextMemory({ stability, difficulty }, days, {
            rating: given,
            parameters: defaultParameters,
          });
        const [worse, better] = [after(rating), after((rating + 1) as Rating)];
        expect(better.stability).toBeGreaterThanOrEqual(worse.stability);
        expect(better.difficulty).toBeLessThanOrEqual(worse.difficulty);
      },
    ),
  );
});

test('difficulty by itself is the difficulty of memory, whatever the days between', () => {
  const answers = fc.array(fc.tuple(anyRating, fc.integer({ min: 0, max: 400 })), { minLength: 1 });
  fc.assert(
    fc.property(answers, (given) => {
      const ratings = given.map(([rating]) => rating);
      const difficulty = ratings.reduce<number | null>(
        (before, rating) => nextDifficulty(before, rating, defaultParameters),
        null,
      );
      const memory = chain(
        ratings,
        given.map(([, days]) => days),
      );
      expect(difficulty).toBe(memory.difficulty);
    }),
  );
});

test('memory from elsewhere that FSRS cannot hold is brought within its bounds', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      anyRating,
      (stability, difficulty, rating) => {
        const next = nextMemory({ stability, difficulty }, -3, {
          rating,
          parameters: defaultParameters,
        });
        expect(next.stability).toBeGreaterThanOrEqual(0.001);
        expect(next.stability).toBeLessThanOrEqual(36_500);
        expect(next.difficulty).toBeGreaterThanOrEqual(1);
        expect(next.difficulty).toBeLessThanOrEqual(10);
      },
    ),
  );
});
