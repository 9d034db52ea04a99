import type { Rewritten, SessionCard } from '../types.ts';
import { remove } from './line.ts';
import { itemCount } from './manner.ts';
import { advance } from './next-card.ts';
import type { SessionState, Shown } from './state.ts';

/** Puts the new texts in the place of the old ones; the card shown stays where it is, revealed or not. */
export function rewrite(state: SessionState, { cards, gone }: Rewritten): SessionState {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const renewed = (card: SessionCard) => textOf(card, byId.get(card.id));
  const { main, steps } = state.line;
  const line = { main: main.map(renewed), steps: steps.map(renewed) };
  const current = state.current && shownAnew(state.current, renewed(state.current.card));
  const isGone = current !== null && gone.includes(current.card.id);
  const next = { ...state, line: gone.reduce(remove, line), current: isGone ? null : current };
  return isGone ? advance(next) : next;
}

/** Only the text is another: what was answered here and is not known there yet stays. */
function textOf(card: SessionCard, now: SessionCard | undefined): SessionCard {
  if (now === undefined) return card;
  const { prompt, answer, check, headings, language, revision, kind, changed } = now;
  return { ...card, prompt, answer, check, headings, language, revision, kind, changed };
}

/** What was marked or shown step by step counts by items: of other items, none. */
function shownAnew(shown: Shown, card: SessionCard): Shown {
  if (card === shown.card) return shown;
  const items = itemCount(card);
  const steps = shown.revealedAt === null ? Math.min(shown.steps, items) : items;
  return { ...shown, card, steps, marked: shown.marked.filter((item) => item < items) };
}
