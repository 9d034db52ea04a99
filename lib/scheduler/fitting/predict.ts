import { nextMemory, recall } from '#lib/scheduler/memory.ts';
import type { Memory, Rating } from '#lib/scheduler/types.ts';
import type { AnswerLog } from './answer-log.ts';

/**
 * The recall that FSRS-6 predicts before each answer of a log, 0–1, under some parameters; not a number where nothing is
 * predicted (a first answer, one of the same study day). Throws `bad-input` for unusable parameters.
 */
export function predict(log: AnswerLog, parameters: readonly number[]): Float64Array {
  const predicted = new Float64Array(log.length).fill(Number.NaN);
  let memory: Memory | null = null;
  for (let place = 0; place < log.length; place++) {
    if (log.begins[place] === 1) memory = null;
    const elapsed = log.elapsed[place] ?? 0;
    if (memory !== null && elapsed > 0) predicted[place] = recall(memory, elapsed, parameters);
    const rating = log.rating[place] as Rating;
    memory = nextMemory(memory, elapsed, { rating, parameters });
  }
  return predicted;
}
