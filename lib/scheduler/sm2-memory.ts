import { intervalFor, withinBounds } from '#lib/scheduler/memory.ts';
import type { Memory } from '#lib/scheduler/types.ts';

/** What SM-2 knows of a card: ease (2.5 to begin with) and interval in days, reached at a retention of 0–1. */
export interface Sm2State {
  readonly ease: number;
  readonly interval: number;
  readonly retention: number;
}

/**
 * FSRS memory for a card that only SM-2 knew: the stability with which recall falls to the retention after that interval,
 * and the difficulty with which Good would lengthen that stability by the ease (the conversion of fsrs-rs).
 * Throws `bad-input` for parameters of a wrong number.
 */
export function memoryFromSm2(
  { ease, interval, retention }: Sm2State,
  parameters: readonly number[],
): Memory {
  const [w8 = 0, w9 = 0, w10 = 0] = parameters.slice(8, 11);
  const stability = Math.max(interval, 0.001) / intervalFor(1, retention, parameters);
  const growth = Math.exp(w8) * stability ** -w9 * (Math.exp((1 - retention) * w10) - 1);
  return withinBounds({ stability, difficulty: 11 - (ease - 1) / growth });
}
