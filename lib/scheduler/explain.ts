import type { ChainLink } from '#lib/scheduler/types.ts';
import { DAY_SECONDS, type Seconds } from '#lib/shared/instant.ts';

/**
 * The interval, in seconds as stored, that a chain leads to: each link gives the result so far, so
 * the last one gives the whole. An interval that no later rule touched is rounded to whole days.
 * An empty chain, as of an answer that another program scheduled, gives null.
 */
export function recompose(chain: readonly ChainLink[]): Seconds | null {
  const last = chain.at(-1);
  if (last === undefined) return null;
  if (last.rule === 'step') return last.seconds;
  return Math.round(last.days) * DAY_SECONDS;
}
