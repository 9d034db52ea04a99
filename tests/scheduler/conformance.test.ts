import { expect, test } from 'vitest';
import { intervalFor, nextMemory } from '#lib/scheduler/memory.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { memoryFromSm2 } from '#lib/scheduler/sm2-memory.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import { bindingFor, chanceOf, compareWithBinding } from './conformance.ts';

const drill = process.env.DRILL === '1';

test('memory and intervals agree with fsrs-rs over random answers and parameters', async (context) => {
  const native = await bindingFor(context);
  compareWithBinding(native, { steps: drill ? 100_000 : 5000, seed: 20_261_127 });
}, 600_000);

test('conversion from SM-2 agrees with fsrs-rs', async (context) => {
  const { FSRSBinding } = await bindingFor(context);
  const binding = new FSRSBinding([...defaultParameters]);
  const chance = chanceOf(5);
  for (let round = 0; round < 500; round++) {
    const ease = 1.3 + 2 * chance();
    const interval = 1 + Math.floor(400 * chance());
    const retention = 0.7 + 0.29 * chance();
    const theirs = binding.memoryStateFromSM2(ease, interval, retention);
    const ours = memoryFromSm2({ ease, interval, retention }, defaultParameters);
    expect(Math.abs(ours.stability / theirs.stability - 1)).toBeLessThan(1e-3);
    expect(Math.abs(ours.difficulty / theirs.difficulty - 1)).toBeLessThan(1e-3);
  }
});

test('a card of Anki with ease 2.5 after 100 days converts and goes on as there', async (context) => {
  const { FSRSBinding } = await bindingFor(context);
  const memory = memoryFromSm2({ ease: 2.5, interval: 100, retention: 0.9 }, defaultParameters);
  const next = nextMemory(memory, 100, { rating: 3, parameters: defaultParameters });
  const binding = new FSRSBinding([...defaultParameters]);
  const theirs = binding.memoryStateFromSM2(2.5, 100, 0.9);
  const after = binding.nextStates(theirs, 0.9, 100).good.memory;
  expect(memory.stability).toBeCloseTo(100, 2);
  expect(next.stability / after.stability).toBeCloseTo(1, 3);
});

test('the published chain without short-term memory comes out where neither floor nor order binds', () => {
  // Vector of go-fsrs for the long-term mode: stabilities, each answered when due.
  const expected = [2.3065, 13.8269, 56.9567, 196.2353, 586.4835, 1559.3567];
  const intervals = [3, 14, 57, 196, 586];
  let memory = nextMemory(null, 0, { rating: 3, parameters: defaultParameters });
  for (const [index, stability] of expected.entries()) {
    expect(Math.abs(memory.stability / stability - 1)).toBeLessThan(1e-4);
    const days = intervals[index] ?? 0;
    memory = nextMemory(memory, days, { rating: 3, parameters: defaultParameters });
  }
});

test('answering later never makes a success worth less, and a better rating never less', () => {
  const chance = chanceOf(11);
  for (let round = 0; round < (drill ? 20_000 : 1000); round++) {
    const stability = 0.01 * 10 ** (5 * chance());
    const difficulty = 1 + 9 * chance();
    const days = 1 + Math.floor(3 * stability * chance());
    const after = (rating: Rating, elapsed: number) =>
      nextMemory({ stability, difficulty }, elapsed, { rating, parameters: defaultParameters });
    for (const rating of [2, 3, 4] as const) {
      const now = after(rating, days).stability;
      expect(after(rating, days + 1).stability).toBeGreaterThanOrEqual(now);
      expect(now).toBeGreaterThanOrEqual(after((rating - 1) as Rating, days).stability);
    }
  }
});

test('a higher wanted retention never gives a longer interval', () => {
  const chance = chanceOf(13);
  for (let round = 0; round < 1000; round++) {
    const stability = 0.01 * 10 ** (5 * chance());
    const [low = 0.7, high = 0.99] = [0.7 + 0.29 * chance(), 0.7 + 0.29 * chance()].sort();
    const at = (retention: number) => intervalFor(stability, retention, defaultParameters);
    expect(at(high)).toBeLessThanOrEqual(at(low));
    expect(at(0.9) / stability).toBeCloseTo(1, 5);
  }
});
