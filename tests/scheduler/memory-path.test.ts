import { expect, test } from 'vitest';
import { forgettingCurve } from '#lib/scheduler/memory-path.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';

const turn = (at: number, stability: number) => ({
  event: `e${at}${stability}` as EventId,
  at,
  memory: { stability, difficulty: 5 },
});

test('of turns at the same instant only the last has a stretch of the curve', () => {
  const asked = { now: 9 * DAY, until: 12 * DAY, parameters: defaultParameters };
  const curve = forgettingCurve([turn(DAY, 3), turn(4 * DAY, 8), turn(4 * DAY, 20)], asked);
  const begins = curve.map(({ points, isAhead }) => [(points[0]?.at ?? 0) / DAY, isAhead]);
  expect(begins).toEqual([
    [1, false],
    [4, false],
    [9, true],
  ]);
  expect(curve[1]).toEqual(forgettingCurve([turn(4 * DAY, 20)], asked)[0]);
});
