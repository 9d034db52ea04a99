import type { EventId } from '#lib/shared/ids.ts';
import type { SessionCard, UndoReply } from '../types.ts';
import { adoptCounts } from './acknowledge.ts';
import { countIn } from './count-in.ts';
import { adoptDone } from './day.ts';
import { putBack, remove, tellSiblings, unbury } from './line.ts';
import { advance } from './next-card.ts';
import { type Answered, type SessionState, show } from './state.ts';

/** Whether there is an answer to take back. */
export function canUndo({ answered, undoBefore, undoing }: SessionState): boolean {
  return !undoing && (answered.length > 0 || undoBefore);
}

/** Takes back the answer that the server has taken back, whichever it was, and shows its card again. */
export function undone(state: SessionState, reply: UndoReply): SessionState {
  const { event, card } = reply;
  const without = withoutAnswer(state, event);
  const loads = without.pending.length === 0 ? reply.loads : state.loads;
  const known = { ...without, loads, undoBefore: reply.canUndo, undoing: false };
  const entry = state.answered.find((answer) => answer.event === event);
  const comes = card !== null && state.presets[card.preset] !== undefined;
  const restored = comes ? restore(known, card, entry) : leaveOut(known, entry);
  const counted = adoptDone(adoptCounts(restored, reply), reply);
  return counted.ended ? counted : advance(counted);
}

/** The card is served no more: as it stood after its answer it is not to be shown. */
function leaveOut(state: SessionState, entry?: Answered): SessionState {
  if (entry === undefined) return state;
  const { id } = entry.card;
  return {
    ...state,
    line: unbury(remove(state.line, id), entry.buried),
    current: state.current?.card.id === id ? null : state.current,
  };
}

/** Takes back an answer that never left this browser. */
export function takeBack(state: SessionState, event: EventId): SessionState {
  const entry = state.answered.find((answer) => answer.event === event);
  if (entry === undefined) return { ...state, undoing: false };
  const { card, due } = entry;
  const loads = countIn(state.loads, card.preset, { from: due, to: card.state.due });
  return restore({ ...withoutAnswer(state, event), loads, undoing: false }, card, entry);
}

function withoutAnswer(state: SessionState, event: EventId): SessionState {
  return {
    ...state,
    answered: state.answered.filter((answer) => answer.event !== event),
    pending: state.pending.filter((answer) => answer.event !== event),
  };
}

/** Shows a card as before its answer; the card shown now waits at the front. */
function restore(state: SessionState, card: SessionCard, entry?: Answered): SessionState {
  const { current } = state;
  const waiting = current === null ? state.line : putBack(state.line, current.card, state.course);
  const line = tellSiblings(unbury(remove(waiting, card.id), entry?.buried ?? []), card);
  return {
    ...state,
    line,
    last: entry?.previous ?? null,
    ended: false,
    current: show(card, state, state.now),
  };
}
