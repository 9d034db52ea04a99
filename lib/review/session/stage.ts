import { countsOf, total } from './counts.ts';
import type { SessionState } from './state.ts';
import { nextDueOf } from './summary.ts';

/**
 * What the screen shows: a card; `waiting` for cards that the server has and this browser has not;
 * `more` when cards fell due after the end; or the `end`.
 */
export type Stage = 'card' | 'waiting' | 'more' | 'end';

/** The stage of a session at its instant. */
export function stageOf(state: SessionState): Stage {
  if (state.current !== null) return 'card';
  if (!state.ended) return 'waiting';
  const next = nextDueOf(state);
  const isDue = next !== null && next <= state.now;
  return isDue || total(countsOf(state)) > 0 ? 'more' : 'end';
}
