import type { CardId } from '#lib/shared/ids.ts';
import { type Instant, SECOND, type Seconds } from '#lib/shared/instant.ts';
import type { SessionCard } from '../types.ts';
import { total } from './counts.ts';
import { type Line, remove, stepDue } from './line.ts';
import { type SessionState, show } from './state.ts';

/**
 * The card to show next: steps due now, then the main list, then steps that may be shown ahead.
 * The card answered last comes again only where no other can. Null when nothing can be shown.
 */
export function nextCard(
  line: Line,
  { now, learnAhead, last }: { now: Instant; learnAhead: Seconds; last: CardId | null },
): SessionCard | null {
  const dueBy = (until: Instant) =>
    line.steps.filter((card) => (stepDue(card) ?? Number.POSITIVE_INFINITY) <= until);
  const candidates = [...dueBy(now), ...line.main.slice(0, 2), ...dueBy(now + learnAhead * SECOND)];
  return candidates.find((card) => card.id !== last) ?? candidates[0] ?? null;
}

/** Shows the next card where none is shown. The session ends when there is none, here or with the server. */
export function advance(state: SessionState): SessionState {
  if (state.current !== null) return state;
  const card = nextCard(state.line, state);
  if (card === null) return { ...state, ended: total(state.unseen) === 0 };
  const line = remove(state.line, card.id);
  return { ...state, line, current: show(card, state, state.now) };
}

/** Goes on after the end. Where no card is here, the server is to be asked, and the session waits. */
export function resume(state: SessionState): SessionState {
  const next = { ...advance(state), ended: false };
  return state.current === null ? next : state;
}
