import { standingOf, waitsFor } from '#lib/scheduler/standing.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { SessionCard } from '../types.ts';
import type { SessionState } from './state.ts';

/**
 * Whether a card waits for another day once this one is answered: a sibling of it that stood before it. Only the first
 * answer of a day to a card decides.
 */
export function waitsForSibling(
  card: SessionCard,
  answered: Pick<SessionCard, 'note' | 'state'>,
  { presets, now, calendar }: Pick<SessionState, 'presets' | 'now' | 'calendar'>,
): boolean {
  const options = presets[card.preset]?.options;
  if (card.note !== answered.note || options === undefined) return false;
  if (answered.state.lastDay === studyDay(now, calendar)) return false;
  return waitsFor(standingOf(card.state), standingOf(answered.state), options);
}
