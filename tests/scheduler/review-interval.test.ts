import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideInterval, floorAfter } from '#lib/scheduler/review-interval.ts';

const plain = { stability: 10, retention: 0.9, floor: 0, above: null, maximum: 36_500 };

test('fuzz keeps the order of the fuzzed intervals, also where memory asks for the same', () => {
  const anyDays = fc.double({ min: 0.1, max: 500, noNaN: true });
  const anyPlace = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(anyDays, anyPlace, anyPlace, (days, first, second) => {
      const hard = decideInterval({ ...plain, days, place: first });
      const good = decideInterval({ ...plain, days, above: hard, place: second });
      expect(good.days).toBeGreaterThan(hard.days);
      expect(good.raw).toBe(hard.raw + 1);
    }),
  );
});

test('fuzz never goes below the floor', () => {
  const decided = decideInterval({ ...plain, days: 10, floor: 10, place: 0 });
  expect(decided.days).toBe(10);
  expect(decideInterval({ ...plain, days: 10, place: 0 }).days).toBe(8);
});

test('each rule that changed the number is in the chain, in its order', () => {
  const above = { raw: 98, days: 98, chain: [] };
  const decided = decideInterval({ ...plain, days: 40, floor: 50, above, maximum: 90, place: 0.5 });
  expect(decided.chain).toEqual([
    { rule: 'interval', stability: 10, retention: 0.9, days: 40 },
    { rule: 'floor', days: 50 },
    { rule: 'order', days: 99 },
    { rule: 'cap', days: 90 },
  ]);
  expect(decideInterval({ ...plain, days: 40.2, place: 0.5 }).chain).toEqual([
    { rule: 'interval', stability: 10, retention: 0.9, days: 40.2 },
    { rule: 'fuzz', from: 36, to: 44, days: 40 },
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
