import { expect, test } from 'vitest';
import { isLeechAt } from '#lib/scheduler/leech.ts';

test.each([
  [3, [3, 5, 7, 9]],
  [8, [8, 12, 16, 20]],
  [1, [1, 2, 3, 4]],
  [2, [2, 3, 4, 5]],
])('with a threshold of %d, leeches are told at %j lapses', (threshold, expected) => {
  const told = Array.from({ length: 30 }, (_, lapses) => lapses).filter((lapses) =>
    isLeechAt(lapses, threshold),
  );
  expect(told.slice(0, 4)).toEqual(expected);
});
