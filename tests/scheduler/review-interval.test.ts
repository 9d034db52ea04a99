import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decideInterval,
  floorAfter,
  longerThan,
  noLeast,
  type Spread,
} from '#lib/scheduler/review-interval.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';

const plain = {
  stability: 10,
  retention: 0.9,
  decay: 0.1542,
  floor: 0,
  least: noLeast,
  maximum: 36_500,
};

function spread(place: number, middle: number): Spread {
  const options = defaultStudyOptions;
  return { place, middle, balancing: { from: 0, load: null, own: null, siblings: [], options } };
}

test('fuzz keeps the order of the fuzzed intervals, also where memory asks for the same', () => {
  const anyDays = fc.double({ min: 0.1, max: 500, noNaN: true });
  const anyPlace = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(anyDays, anyPlace, anyPlace, (days, first, second) => {
      const hard = decideInterval({ ...plain, days, spread: spread(first, days) });
      const least = longerThan(hard);
      const good = decideInterval({ ...plain, days, least, spread: spread(second, days) });
      expect(good.days).toBeGreaterThan(hard.days);
      expect(good.raw).toBe(hard.raw + 1);
    }),
  );
});

test('fuzz never goes below the floor', () => {
  const decided = decideInterval({ ...plain, days: 10, floor: 10, spread: spread(0, 10) });
  expect(decided.days).toBe(10);
  expect(decideInterval({ ...plain, days: 10, spread: spread(0, 10) }).days).toBe(8);
});

test('each rule that changed the number is in the chain, in its order', () => {
  const least = { raw: 99, days: 99 };
  const given = { ...plain, days: 40, floor: 50, least, maximum: 90, spread: spread(0.5, 40) };
  const model = { rule: 'interval', stability: 10, retention: 0.9, decay: 0.1542 };
  expect(decideInterval(given).chain).toEqual([
    { ...model, days: 40 },
    { rule: 'floor', days: 50 },
    { rule: 'order', days: 99 },
    { rule: 'cap', days: 90 },
  ]);
  expect(decideInterval({ ...plain, days: 40.2, spread: spread(0.5, 40.2) }).chain).toEqual([
    { ...model, days: 40.2 },
    { rule: 'fuzz', from: 36, to: 44, place: 0.5, days: 40 },
  ]);
});

test.each([
  [10, 10.6, 11],
  [10, 10.4, 10],
  [10, 8.2, 10],
  [10, 6, 0],
  [1, 0.2, 1],
  [0, 3, 1],
])('after %d days, memory asking for %d, the least interval is %d', (previous, days, least) => {
  expect(floorAfter(previous, days, 36_500)).toBe(least);
});
