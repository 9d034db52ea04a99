import type { ActInput, SessionCard } from '../types.ts';
import { bury, type Line, putBack, remove, tellSiblings, unbury } from './line.ts';
import { advance } from './next-card.ts';
import type { Acted, SessionState } from './state.ts';

/** Whether an act takes the card out of the session. */
export function isLeaving({ act }: Pick<ActInput, 'act'>): boolean {
  return act.kind !== 'flag' && act.kind !== 'mark';
}

/** Does something to the card shown; what it takes away leaves at once. On any other card it changes nothing. */
export function giveAct(state: SessionState, input: ActInput): SessionState {
  const { current } = state;
  if (current === null || current.card.id !== input.card || state.undoing) return state;
  const { id: event, act, clientAt: at } = input;
  const others = isOfWholeNote(input) ? siblingsIn(state.line, current.card) : NONE;
  const entry: Acted = { event, act, at, shown: current, ...others, previous: state.last };
  const gone = [current.card, ...others.buried.map(({ card }) => card), ...others.steps];
  const pending = gone.map(({ id }) => ({ event, card: id, placed: null }));
  const next: SessionState = {
    ...state,
    acted: [...state.acted, entry],
    pending: [...state.pending, ...pending],
  };
  if (!isLeaving(input)) return withMarks(next, marked(current.card, input));
  const line = gone.reduce((rest, { id }) => remove(rest, id), next.line);
  return advance({ ...next, line, current: null });
}

/** Takes an act back, as it was done: its card is shown again, as it stood, and its siblings wait again. */
export function takeActBack(
  state: SessionState,
  { event, ...entry }: Acted,
  fresh: SessionCard | null = entry.shown.card,
): SessionState {
  const without: SessionState = {
    ...state,
    undoing: false,
    acted: state.acted.filter((each) => each.event !== event),
    pending: state.pending.filter((each) => each.event !== event),
  };
  const { card } = entry.shown;
  if (!isLeaving(entry)) return withMarks(without, fresh ?? card);
  if (fresh === null) return without;
  return showAgain(without, entry);
}

function showAgain(state: SessionState, entry: Omit<Acted, 'event'>): SessionState {
  const { current, course } = state;
  const { card } = entry.shown;
  const waiting = current === null ? state.line : putBack(state.line, current.card, course);
  const steps = entry.steps.reduce((line, each) => putBack(line, each, course), waiting);
  const line = tellSiblings(unbury(remove(steps, card.id), entry.buried), card);
  const shown = { ...entry.shown, shownAt: state.now, revealedAt: null, attempt: null, steps: 0 };
  return { ...state, line, last: entry.previous, ended: false, current: shown };
}

const NONE = { buried: [], steps: [] } as const;

function isOfWholeNote({ act }: ActInput): boolean {
  return act.kind === 'delete' || ('whole' in act && act.whole);
}

function siblingsIn(line: Line, { note, id }: SessionCard): Pick<Acted, 'buried' | 'steps'> {
  const { buried } = bury(line, (other) => other.note === note && other.id !== id);
  return { buried, steps: line.steps.filter((other) => other.note === note && other.id !== id) };
}

function marked(card: SessionCard, { act }: ActInput): SessionCard {
  if (act.kind === 'flag') return { ...card, flag: act.flag };
  return act.kind === 'mark' ? { ...card, marked: act.marked } : card;
}

/** A flag belongs to a card, a mark to all cards of its note. */
function withMarks(state: SessionState, like: SessionCard): SessionState {
  const mark = (card: SessionCard) => {
    if (card.note !== like.note) return card;
    const flag = card.id === like.id ? like.flag : card.flag;
    return { ...card, flag, marked: like.marked };
  };
  const { current, line } = state;
  return {
    ...state,
    current: current && { ...current, card: mark(current.card) },
    line: { main: line.main.map(mark), steps: line.steps.map(mark) },
  };
}
