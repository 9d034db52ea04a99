import { FSRS5_DEFAULT_DECAY, FSRSAlgorithm, type Grade } from 'ts-fsrs';
import { checkParameters } from '#lib/scheduler/parameters.ts';
import type { Memory, Rating } from '#lib/scheduler/types.ts';

const LEAST_STABILITY = 0.001;
const MOST_STABILITY = 36_500;

/** FSRS-6 of ts-fsrs, with the two places mended where it leaves the formulas of fsrs-rs. */
class Model extends FSRSAlgorithm {
  constructor(parameters: readonly number[]) {
    super({ w: parameters });
    // The library raises w19 to 0.01 and would so change the memory of migrated parameters.
    const own = this.param.w as number[];
    for (const [index, value] of parameters.entries()) own[index] = value;
  }

  /** The library does not let a first stability fall below 0.1 days; fsrs-rs allows 0.001. */
  override init_stability(rating: Grade): number {
    return this.param.w[rating - 1] ?? LEAST_STABILITY;
  }
}

const models = new WeakMap<readonly number[], Model>();

/**
 * Memory after an answer, by FSRS-6. `memory` is null before the first answer. `daysElapsed` counts
 * study days since the answer before (below 0 counts as 0); 0 takes the short-term formula.
 * Throws `bad-input` for parameters of a wrong number.
 */
export function nextMemory(
  memory: Memory | null,
  daysElapsed: number,
  { rating, parameters }: { readonly rating: Rating; readonly parameters: readonly number[] },
): Memory {
  const model = modelOf(parameters);
  const days = Math.max(0, daysElapsed);
  const next = model.next_state(memory === null ? null : withinBounds(memory), days, rating);
  return { stability: next.stability, difficulty: next.difficulty };
}

/**
 * Difficulty after an answer, 1–10, as {@link nextMemory} has it: it follows from the ratings alone. Null before the first answer.
 * Throws like it.
 */
export function nextDifficulty(
  difficulty: number | null,
  rating: Rating,
  parameters: readonly number[],
): number {
  const model = modelOf(parameters);
  return difficulty === null
    ? withinDifficulty(model.init_difficulty(rating))
    : model.next_difficulty(withinDifficulty(difficulty), rating);
}

/**
 * Probability of recall, 0–1, so many days (whole or not, below 0 counts as 0) after the last answer:
 * R = (1 + F·t/S)^−w20 with F = 0.9^(−1/w20) − 1 (FSRS-6). Throws like {@link nextMemory}.
 */
export function recall(memory: Memory, daysElapsed: number, parameters: readonly number[]): number {
  const { stability } = withinBounds(memory);
  return modelOf(parameters).forgetting_curve(Math.max(0, daysElapsed), stability);
}

/**
 * Days, whole or not, until recall falls to the wanted retention (above 0, at most 1):
 * I = S/F·(r^(−1/w20) − 1) (FSRS-6). Throws like {@link nextMemory}.
 */
export function intervalFor(
  stability: number,
  retention: number,
  parameters: readonly number[],
): number {
  return stability * modelOf(parameters).calculate_interval_modifier(retention);
}

/** The exponent w20 of the forgetting curve, above 0. Throws like {@link nextMemory}. */
export function decayOf(parameters: readonly number[]): number {
  return modelOf(parameters).parameters.w[20] ?? FSRS5_DEFAULT_DECAY;
}

/** The forgetting curve R = (1 + factor·t/S)^−decay of these parameters. Throws like {@link nextMemory}. */
export function curveOf(parameters: readonly number[]): { decay: number; factor: number } {
  const decay = decayOf(parameters);
  return { decay, factor: 0.9 ** (-1 / decay) - 1 };
}

/** Memory brought within what FSRS can hold; what comes from other programs may lie outside. */
export function withinBounds({ stability, difficulty }: Memory): Memory {
  return {
    stability: Math.min(Math.max(stability, LEAST_STABILITY), MOST_STABILITY),
    difficulty: withinDifficulty(difficulty),
  };
}

function withinDifficulty(difficulty: number): number {
  return Math.min(Math.max(difficulty, 1), 10);
}

function modelOf(parameters: readonly number[]): Model {
  const known = models.get(parameters);
  if (known !== undefined) return known;
  const made = new Model(checkParameters(parameters));
  models.set(parameters, made);
  return made;
}
