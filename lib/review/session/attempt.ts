import type { Comparison } from '#lib/render/answers/comparison.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import type { AnswerInput } from '../types.ts';
import { itemCount, mannerOf } from './manner.ts';
import type { Shown } from './state.ts';

/** What the person typed or chose before the answer was shown. */
export interface Attempt {
  readonly typed: string;
  /** What the comparison said; null where it was not there to ask. */
  readonly comparison: Comparison | null;
}

const GOOD: Rating = 3;

/** The rating that Space gives: what the comparison or the ticks propose, else Good. */
export function proposedRating(shown: Shown): Rating {
  if (mannerOf(shown.card) === 'tick') return ratingOfTicks(shown);
  return shown.attempt?.comparison?.proposed ?? GOOD;
}

/** All were remembered: Good; most of them: Hard; else Again. Where nothing was ticked, nothing is said. */
function ratingOfTicks({ card, marked }: Shown): Rating {
  const count = itemCount(card);
  if (marked.length === 0 || marked.length === count) return GOOD;
  return marked.length * 3 >= count * 2 ? 2 : 1;
}

/** What the log keeps of an attempt: the text, or how many of a list were remembered. */
export function loggedAttempt(shown: Shown): Pick<AnswerInput, 'typed' | 'verdict'> {
  const { attempt, marked, card } = shown;
  if (attempt) return { typed: attempt.typed, verdict: attempt.comparison?.verdict ?? null };
  const isTicked = mannerOf(card) === 'tick' && marked.length > 0;
  return { typed: isTicked ? `${marked.length}/${itemCount(card)}` : null, verdict: null };
}
