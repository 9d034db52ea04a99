import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recall } from '#lib/scheduler/memory.ts';
import { lossOfWaiting, orderOfReturn, type Waiting, wayBack } from '#lib/scheduler/plan-break.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';

const { parameters } = defaultStudyOptions;

/** Cards that were due within the last two months, as a person has them who was away. */
const anyBacklog: fc.Arbitrary<Waiting[]> = fc
  .array(
    fc.record({
      stability: fc.double({ min: 0.5, max: 400, noNaN: true }),
      late: fc.nat(60),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map((cards) =>
    cards.map(({ stability, late }, index) => ({
      id: `c${index}`,
      stability,
      elapsed: Math.max(1, Math.round(stability)) + late,
      parameters,
    })),
  );

const anyCap = fc.integer({ min: 1, max: 40 });

/** Recall that is gone when each card is served in this order, so many a day. */
function lossOf(cards: readonly Waiting[], cap: number): number {
  const at = ({ stability }: Waiting, elapsed: number) =>
    recall({ stability, difficulty: 5 }, elapsed, parameters);
  return cards.reduce((sum, card, place) => {
    const day = Math.floor(place / cap);
    return sum + at(card, card.elapsed) - at(card, card.elapsed + day);
  }, 0);
}

function sortedBy(cards: readonly Waiting[], keyOf: (card: Waiting) => number): Waiting[] {
  return cards.toSorted((a, b) => keyOf(a) - keyOf(b) || (a.id < b.id ? -1 : 1));
}

function recallOf({ stability, elapsed }: Waiting): number {
  return recall({ stability, difficulty: 5 }, elapsed, parameters);
}

describe('the order of return', () => {
  test('loses no more recall than the order of recall, rising or falling, of due time or of stability', () => {
    fc.assert(
      fc.property(anyBacklog, anyCap, (cards, cap) => {
        const least = lossOf(orderOfReturn(cards), cap);
        const others = [
          sortedBy(cards, recallOf),
          sortedBy(cards, (card) => -recallOf(card)),
          sortedBy(cards, ({ elapsed, stability }) => stability - elapsed),
          sortedBy(cards, ({ stability }) => stability),
          sortedBy(cards, ({ stability }) => -stability),
        ];
        // Greedy by the day: where a card falls steeply at first and then flat, the best plan may be better by this share.
        for (const other of others)
          expect(least).toBeLessThanOrEqual(lossOf(other, cap) * 1.02 + 1e-9);
      }),
    );
  });

  test('is within 1 % of the best of all plans on small backlogs', () => {
    fc.assert(
      fc.property(
        anyBacklog.map((cards) => cards.slice(0, 6)),
        fc.integer({ min: 1, max: 3 }),
        (cards, cap) => {
          const best = Math.min(...permutations(cards).map((order) => lossOf(order, cap)));
          expect(lossOf(orderOfReturn(cards), cap)).toBeLessThanOrEqual(best * 1.01 + 1e-9);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('serves every card once, and does not depend on the order in which they are told', () => {
    fc.assert(
      fc.property(anyBacklog, (cards) => {
        const order = orderOfReturn(cards).map(({ id }) => id);
        expect(order.toSorted()).toEqual(cards.map(({ id }) => id).toSorted());
        expect(orderOfReturn(cards.toReversed()).map(({ id }) => id)).toEqual(order);
        const losses = orderOfReturn(cards).map(lossOfWaiting);
        expect(losses).toEqual(losses.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('the way back', () => {
  test('never exceeds the cap, leaves nothing over, and ends on the first day on which all fits', () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.array(fc.nat(60), { maxLength: 400 }),
        fc.integer({ min: 1, max: 300 }),
        fc.nat(50),
        (backlog, arriving, cap, done) => {
          const { days, perDay } = wayBack({ backlog, arriving, cap, done });
          expect(Math.max(0, ...perDay)).toBeLessThanOrEqual(cap);
          if (days === null) return;
          expect(perDay).toHaveLength(days);
          const come = arriving.slice(0, days).reduce((sum, each) => sum + each, 0);
          const served = perDay.reduce((sum, each) => sum + each, 0);
          expect(backlog + come - served).toBeLessThanOrEqual(days === 0 ? cap : cap);
          expect(backlog + come - served).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('of a backlog that grows faster than it is served never ends', () => {
    const arriving = Array.from({ length: 400 }, () => 30);
    expect(wayBack({ backlog: 100, arriving, cap: 20 }).days).toBeNull();
    expect(wayBack({ backlog: 100, arriving, cap: 40 }).days).toBe(6);
    expect(wayBack({ backlog: 10, arriving, cap: 40 }).days).toBe(0);
  });
});

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((each, index) =>
    permutations(list.toSpliced(index, 1)).map((rest) => [each, ...rest]),
  );
}
