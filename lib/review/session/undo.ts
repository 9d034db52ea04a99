import type { EventId } from '#lib/shared/ids.ts';
import type { SessionCard, UndoReply } from '../types.ts';
import { adoptCounts } from './acknowledge.ts';
import { takeActBack } from './act.ts';
import { countIn } from './count-in.ts';
import { adoptDone } from './day.ts';
import { putBack, remove, tellSiblings, unbury } from './line.ts';
import { advance } from './next-card.ts';
import { type Acted, type Answered, type Redoable, type SessionState, show } from './state.ts';

/** Whether there is an answer or an act to take back. */
export function canUndo({ answered, acted, undoBefore, undoing }: SessionState): boolean {
  return !undoing && (answered.length > 0 || acted.length > 0 || undoBefore);
}

/** What was done last in this session; null where nothing was. */
export function lastDone({ answered, acted }: SessionState): Answered | Acted | null {
  const [answer = null, act = null] = [answered.at(-1), acted.at(-1)];
  if (answer === null || act === null) return answer ?? act;
  return act.at > answer.at || (act.at === answer.at && act.event > answer.event) ? act : answer;
}

/** The act that an undo would take back; null where it is an answer, or nothing. */
export function actToUndo(state: SessionState): EventId | null {
  const last = lastDone(state);
  if (last === null) return state.undoAct;
  return 'act' in last ? last.event : null;
}

/** What was taken back last and can be done again, for its card is shown; null where nothing is. */
export function redoNow({ redoable, current, undoing }: SessionState): Redoable | null {
  const last = redoable.at(-1);
  return last !== undefined && !undoing && last.card === current?.card.id ? last : null;
}

/** There was nothing to take back, or it could not be done now. What is not there any more is forgotten. */
export function undoFailed(state: SessionState, nothing: boolean): SessionState {
  const last = lastDone(state);
  const isGone = (event: EventId) => nothing && last?.event === event;
  return {
    ...state,
    undoing: false,
    undoBefore: state.undoBefore && !nothing,
    acted: state.acted.filter(({ event }) => !isGone(event)),
  };
}

/** Takes back the answer or act that the server has taken back, whichever it was, and shows its card again. */
export function undone(state: SessionState, reply: UndoReply): SessionState {
  const { event } = reply;
  const without = withoutAnswer(state, event);
  const loads = without.pending.length === 0 ? reply.loads : state.loads;
  const { canUndo: undoBefore, undoAct } = reply;
  const known = { ...without, loads, undoBefore, undoAct, undoing: false };
  const restored = restoredBy(known, reply, state);
  const counted = adoptDone(adoptCounts(restored, reply), reply);
  return counted.ended ? counted : advance(counted);
}

function restoredBy(
  known: SessionState,
  { event, card }: UndoReply,
  { answered, acted, presets }: SessionState,
): SessionState {
  const act = acted.find((each) => each.event === event);
  if (act !== undefined) return remembering(takeActBack(known, act, card), act);
  const entry = answered.find((answer) => answer.event === event);
  const comes = card !== null && presets[card.preset] !== undefined;
  return remembering(comes ? restore(known, card, entry) : leaveOut(known, entry), entry);
}

/** What was taken back can be done again. */
function remembering(state: SessionState, done?: Answered | Acted): SessionState {
  if (done === undefined) return state;
  const again: Redoable =
    'act' in done
      ? { kind: 'act', card: done.shown.card.id, act: done.act }
      : { kind: 'answer', card: done.card.id, rating: done.rating };
  return { ...state, redoable: [...state.redoable, again] };
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

/** Takes back an answer or an act that never left this browser. */
export function takeBack(state: SessionState, event: EventId): SessionState {
  const act = state.acted.find((each) => each.event === event);
  if (act !== undefined) return remembering(takeActBack(state, act), act);
  const entry = state.answered.find((answer) => answer.event === event);
  if (entry === undefined) return { ...state, undoing: false };
  const { card, due } = entry;
  const loads = countIn(state.loads, card.preset, { from: due, to: card.state.due });
  const without = { ...withoutAnswer(state, event), loads, undoing: false };
  return remembering(restore(without, card, entry), entry);
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
