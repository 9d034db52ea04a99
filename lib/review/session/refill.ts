import type { CardId } from '#lib/shared/ids.ts';
import { type Instant, SECOND } from '#lib/shared/instant.ts';
import type { SessionCard } from '../types.ts';
import { count, countsOf, subtract, total } from './counts.ts';
import { append, holds } from './line.ts';
import { waitsForSibling } from './siblings.ts';
import type { SessionState } from './state.ts';

/** Fewer cards than this in the main list, and more are asked for: so many there are when the network goes away. */
const LOW = 100;
/** Fewer than this, and they are asked for along with the answers: while some are always on their way nobody asks apart. */
const VERY_LOW = 50;
/** So many are held at the most. */
export const MOST_HELD = 124;

/** How many more cards to ask the server for; 0 while enough are held or no more exist. */
export function wantOf({ line, unseen }: SessionState): number {
  if (line.main.length >= LOW || total(unseen) === 0) return 0;
  return MOST_HELD - line.main.length;
}

/**
 * Whether cards fell due, since the server spoke, that may not be here: its next one came due, or came within
 * learn-ahead.
 */
export function isOutdated({ server, now, learnAhead }: SessionState): boolean {
  const { at, nextDue } = server;
  if (nextDue === null) return false;
  const passed = (instant: Instant) => at < instant && instant <= now;
  return passed(nextDue) || passed(nextDue - learnAhead * SECOND);
}

/**
 * How many more cards to ask for along with answers, whose reply waits for them: none while many are held. One at least where the server is to
 * count: when cards fell due that may not be here, and at the end, for it says when the next card comes.
 */
export function wantWithAnswers(state: SessionState): number {
  if (state.line.main.length < VERY_LOW && wantOf(state) > 0) return wantOf(state);
  return isOutdated(state) || total(countsOf(state)) === 0 ? 1 : 0;
}

/** The cards that the server need not send: those held here, and those whose answers are on their way. */
export function haveOf({ current, line, pending }: SessionState): CardId[] {
  const held = [...line.main, ...line.steps].map(({ id }) => id);
  const shown = current === null ? [] : [current.card.id];
  return [...new Set([...shown, ...held, ...pending.map(({ card }) => card)])];
}

/** Takes in more cards of the queue, except those that an answer on its way has already settled. */
export function admit(state: SessionState, more: readonly SessionCard[]): SessionState {
  const cards = more.filter((card) => isWanted(state, card));
  if (cards.length === 0) return state;
  const unseen = subtract(state.unseen, count(cards));
  return { ...state, unseen, line: append(state.line, cards, state.course) };
}

function isWanted(state: SessionState, card: SessionCard): boolean {
  const { current, line, pending, presets } = state;
  if (presets[card.preset] === undefined) return false;
  if (current?.card.id === card.id || holds(line, card.id)) return false;
  const settles = (answer: (typeof pending)[number]) =>
    answer.card === card.id ||
    (answer.placed !== null && waitsForSibling(card, answer.placed, state));
  return !pending.some(settles);
}
