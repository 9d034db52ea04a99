import { type Instant, SECOND } from '#lib/shared/instant.ts';
import type { Counts, SessionCard } from '../types.ts';
import { stepDue } from './line.ts';
import type { ServerView, SessionState } from './state.ts';

/** The three counts. */
export type Bucket = keyof Counts;

const NOTHING: Counts = { new: 0, learning: 0, review: 0 };

/** The count to which a card belongs. */
export function bucketOf({ state }: SessionCard): Bucket {
  if (state.phase === 'new' || state.phase === 'review') return state.phase;
  return 'learning';
}

/** How many cards the queue would serve now, those held here and those still with the server. */
export function countsOf(state: SessionState): Counts {
  return add(state.unseen, heldCounts(state, state.now));
}

/** The cards held here that could be served at an instant. */
export function heldCounts(
  { current, line, learnAhead }: Pick<SessionState, 'current' | 'line' | 'learnAhead'>,
  at: Instant,
): Counts {
  const until = at + learnAhead * SECOND;
  const steps = line.steps.filter((card) => (stepDue(card) ?? 0) <= until);
  return count([...(current === null ? [] : [current.card]), ...line.main, ...steps]);
}

/** Counts cards by bucket. */
export function count(cards: readonly SessionCard[]): Counts {
  const counts = { ...NOTHING };
  for (const card of cards) counts[bucketOf(card)]++;
  return counts;
}

/** What the server counts beyond the cards held here. */
export function unseenOf(
  held: Pick<SessionState, 'current' | 'line' | 'learnAhead'>,
  server: ServerView,
): Counts {
  return subtract(server.counts, heldCounts(held, server.at));
}

/** The difference of counts, nowhere below 0. */
export function subtract(from: Counts, what: Counts): Counts {
  return {
    new: Math.max(0, from.new - what.new),
    learning: Math.max(0, from.learning - what.learning),
    review: Math.max(0, from.review - what.review),
  };
}

/** All three together. */
export function total(counts: Counts): number {
  return counts.new + counts.learning + counts.review;
}

function add(a: Counts, b: Counts): Counts {
  return { new: a.new + b.new, learning: a.learning + b.learning, review: a.review + b.review };
}
