import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAt, fuzzPlace, fuzzRange } from '#lib/scheduler/fuzz.ts';
import type { CardId } from '#lib/shared/ids.ts';

test.each([
  [1, 1, 1000, 1, 1],
  [2.49, 1, 1000, 2, 2],
  [2.5, 1, 1000, 2, 4],
  [7, 1, 1000, 5, 9],
  [17, 1, 1000, 14, 20],
  [37, 1, 1000, 33, 41],
  [100, 1, 99, 92, 99],
  [100, 101, 1000, 101, 108],
  [100, 97, 103, 97, 103],
  [2, 3, 1000, 3, 4],
  [2, 3, 3, 3, 3],
])('%d days, kept in %d–%d, may be moved to %d–%d', (days, least, most, from, to) => {
  expect(fuzzRange(days, { from: least, to: most })).toEqual({ from, to });
});

test('a fuzz range never leaves its limits', () => {
  const anyDays = fc.integer({ min: 1, max: 40_000 });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 40_000, noNaN: true }), anyDays, anyDays, (days, a, b) => {
      const range = fuzzRange(days, { from: a, to: b });
      expect(range.from).toBeGreaterThanOrEqual(Math.min(a, b));
      expect(range.to).toBeLessThanOrEqual(b);
      expect(range.from).toBeLessThanOrEqual(range.to);
    }),
  );
});

test('places are spread evenly over cards and over the answers of one card', () => {
  const shares = (places: number[]) => {
    const days = places.map((place) => dayAt(place, { from: 0, to: 6 }));
    return [0, 1, 2, 3, 4, 5, 6].map(
      (day) => days.filter((given) => given === day).length / days.length,
    );
  };
  const numbers = Array.from({ length: 7000 }, (_, index) => index);
  const ofCards = numbers.map((n) => fuzzPlace(`01jdcard${n}` as CardId, 3));
  const ofAnswers = numbers.map((n) => fuzzPlace('01jdcard' as CardId, n));
  for (const share of [...shares(ofCards), ...shares(ofAnswers)]) {
    expect(Math.abs(share - 1 / 7)).toBeLessThan(0.02);
  }
});

test('the place of a card is the same in every release', () => {
  expect(fuzzPlace('01jdcard000000000000000000' as CardId, 3)).toBe(0.1663908080663532);
});
