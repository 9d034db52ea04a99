import type { FSRSBinding } from '@open-spaced-repetition/binding';
import { expect, type TestContext } from 'vitest';
import { intervalFor, nextMemory } from '#lib/scheduler/memory.ts';
import { boundsOf, checkParameters, defaultParameters } from '#lib/scheduler/parameters.ts';
import type { Memory, Rating } from '#lib/scheduler/types.ts';

/** fsrs-rs computes with 32-bit floats. */
const TOLERANCE = 1e-4;
/** In them a stability of minutes loses digits to (S+1)^w13 − 1: below this many days a tenth of a second is allowed. */
const LEAST = 0.01;
const NAMES = ['again', 'hard', 'good', 'easy'] as const;

type Binding = typeof import('@open-spaced-repetition/binding');

/** The native fsrs-rs; where its package has none for this machine, the test is skipped. */
export async function bindingFor(context: TestContext): Promise<Binding> {
  try {
    return await import('@open-spaced-repetition/binding');
  } catch {
    return context.skip('fsrs-rs is not to be had for this machine');
  }
}

/** A stream of numbers from 0 up to 1 that a seed decides (Lehmer's). */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Walks random cards through so many answers, each compared with the published implementation, fsrs-rs. */
export function compareWithBinding(
  native: Binding,
  { steps, seed }: { steps: number; seed: number },
): void {
  const chance = chanceOf(seed);
  let done = 0;
  while (done < steps) {
    const parameters = anyParameters(chance);
    const binding = new native.FSRSBinding([...parameters]);
    for (let card = 0; card < 20 && done < steps; card++) {
      done += walk({ native, parameters, binding, chance });
    }
  }
}

interface Walk {
  readonly native: Binding;
  readonly parameters: readonly number[];
  readonly binding: FSRSBinding;
  readonly chance: () => number;
}

/** One card's answers, each from the memory that fsrs-rs gave before it. */
function walk({ native, parameters, binding, chance }: Walk): number {
  const retention = 0.7 + 0.29 * chance();
  const length = 1 + Math.floor(chance() * 20);
  let memory: Memory | null = null;
  for (let step = 0; step < length; step++) {
    const days: number = memory === null ? 0 : anyDays(memory, chance);
    const known = memory && new native.BindingMemoryState(memory.stability, memory.difficulty);
    const next = binding.nextStates(known, retention, days);
    for (const [index, name] of NAMES.entries()) {
      const theirs = next[name];
      const ours = nextMemory(memory, days, { rating: (index + 1) as Rating, parameters });
      const where = { parameters, memory, days, name };
      agree(ours.stability, theirs.memory.stability, where);
      agree(ours.difficulty, theirs.memory.difficulty, where);
      const interval = intervalFor(theirs.memory.stability, retention, parameters);
      agree(interval, theirs.interval, { ...where, retention });
    }
    const { stability, difficulty } = next[NAMES[Math.floor(chance() * 4)] ?? 'good'].memory;
    memory = { stability, difficulty };
  }
  return length;
}

function agree(ours: number, theirs: number, where: object): void {
  if (Math.abs(ours - theirs) <= TOLERANCE * Math.max(LEAST, theirs)) return;
  expect({ ours, ...where }).toEqual({ ours: theirs, ...where });
}

/** The same day, about when it was due, or at any time. */
function anyDays({ stability }: Memory, chance: () => number): number {
  const kind = chance();
  if (kind < 0.2) return 0;
  if (kind < 0.8) return Math.max(1, Math.round(stability * (0.3 + 2 * chance())));
  return Math.floor(chance() ** 3 * 3000);
}

/** The defaults, or each parameter somewhere within the bounds of FSRS, or those of an older version. */
function anyParameters(chance: () => number): readonly number[] {
  const kind = chance();
  if (kind < 0.3) return defaultParameters;
  const near = defaultParameters.map((value, index) => {
    const { min, max } = boundsOf(index);
    return Math.min(max, Math.max(min, value * (0.5 + chance())));
  });
  if (kind < 0.7) return checkParameters(near);
  return checkParameters(near.slice(0, kind < 0.85 ? 19 : 17));
}
