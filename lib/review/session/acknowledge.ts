import { isDue } from '#lib/scheduler/due.ts';
import type { CardMemoryState } from '#lib/scheduler/types.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import type { AnswerResult, AnswersReply, QueueReply, SessionCard, UndoReply } from '../types.ts';
import { unseenOf } from './counts.ts';
import { adoptDone } from './day.ts';
import { append, putBack, remove, stepDue, unbury } from './line.ts';
import { advance } from './next-card.ts';
import { withPresets } from './presets.ts';
import { admit } from './refill.ts';
import { type SessionState, type Shown, show } from './state.ts';

/** The server's reply, and how many cards it was asked for. */
export interface Acknowledgement {
  readonly reply: AnswersReply | QueueReply;
  readonly asked: number;
}

/** Takes in a reply: what became of the answers, more cards, and the server's counts once nothing is on its way. */
export function acknowledge(state: SessionState, { reply, asked }: Acknowledgement): SessionState {
  const presets = withPresets(state.presets, reply.presets);
  const settled = reply.results.reduce(settle, { ...state, presets });
  const stocked = admit(settled, reply.more);
  const drained = asked > 0 && reply.more.length === 0;
  return goOn(adopt(stocked, reply, drained));
}

/**
 * Begins anew with the head of the queue, because cards were answered elsewhere: those held here are given up for
 * those in the reply. A card whose answer is visible stays, for the person is about to rate it.
 */
export function renew(state: SessionState, { reply, asked }: Acknowledgement): SessionState {
  if (state.pending.length > 0) return acknowledge(state, { reply, asked });
  const known = { ...state, presets: withPresets(state.presets, reply.presets) };
  const current = shownAmong(known, reply.more);
  const others = reply.more.filter(({ id }) => id !== current?.card.id);
  const line = append({ main: [], steps: [] }, others, state.course);
  return goOn(adopt({ ...known, current, line }, reply, reply.more.length < asked));
}

/** Null where the card shown is served no more, or was answered since. */
function shownAmong({ current }: SessionState, cards: readonly SessionCard[]): Shown | null {
  if (current === null || current.revealedAt !== null) return current;
  const served = cards.find(({ id }) => id === current.card.id);
  return served?.state.lastEvent === current.card.state.lastEvent ? current : null;
}

function goOn(state: SessionState): SessionState {
  return state.ended ? state : advance(state);
}

function adopt(state: SessionState, reply: AnswersReply | QueueReply, drained: boolean) {
  const counted = adoptReply(state, reply, drained);
  return 'done' in reply ? adoptDone(counted, reply) : counted;
}

function adoptReply(state: SessionState, reply: AnswersReply, drained: boolean): SessionState {
  const { counts, since, stamp } = reply;
  if (counts !== null) return adoptCounts(state, { ...reply, counts }, drained);
  // The server found that what was counted here under that stamp is still right.
  return { ...state, stamp: state.stamp === since ? stamp : null };
}

/** Believes the counts of the newest reply once no answer is on its way that it does not know. */
export function adoptCounts(
  state: SessionState,
  {
    now,
    counts,
    nextDue,
    stamp,
    loads,
  }: Pick<UndoReply, 'now' | 'counts' | 'nextDue' | 'stamp' | 'loads'>,
  drained = false,
): SessionState {
  const server = now >= state.server.at ? { at: now, counts, nextDue, stamp } : state.server;
  if (state.pending.length > 0) return { ...state, server, stamp: null };
  const unseen = drained ? { new: 0, learning: 0, review: 0 } : unseenOf(state, server);
  const isNewest = server.at === now;
  return { ...state, server, unseen, stamp: server.stamp, loads: isNewest ? loads : state.loads };
}

function settle(
  state: SessionState,
  { id, card, status, state: memory, leech }: AnswerResult,
): SessionState {
  if (!state.pending.some(({ event }) => event === id)) return state;
  const next = { ...state, pending: state.pending.filter(({ event }) => event !== id) };
  if (status === 'refused') return drop(next, id, card);
  if (leech === 'suspend') return suspend(next, card);
  const agrees = memory === null || memory.lastEvent === id;
  const superseded = next.pending.some((answer) => answer.card === card);
  return agrees || superseded ? next : reseat(next, card, memory);
}

/** Gives up an answer that the server cannot read, as if it had been refused. */
export function setAside(state: SessionState, event: EventId): SessionState {
  const answer = state.pending.find((each) => each.event === event);
  if (answer === undefined) return state;
  const pending = state.pending.filter((each) => each !== answer);
  return advance(drop({ ...state, pending }, event, answer.card));
}

/** A refused answer or act never was: its card leaves the session, its siblings may come. */
function drop(state: SessionState, event: EventId, card: CardId): SessionState {
  const entry = state.answered.find((answer) => answer.event === event);
  return {
    ...state,
    answered: state.answered.filter((answer) => answer !== entry),
    acted: state.acted.filter((act) => act.event !== event),
    line: unbury(remove(state.line, card), entry?.buried ?? []),
    current: state.current?.card.id === card ? null : state.current,
  };
}

/** A suspended card comes no more; one whose answer is visible may be rated yet. */
function suspend(state: SessionState, card: CardId): SessionState {
  const { current } = state;
  const isHidden = current?.card.id === card && current.revealedAt === null;
  return { ...state, line: remove(state.line, card), current: isHidden ? null : current };
}

/** The server knows better, for the card was answered elsewhere too: it goes to where it belongs. */
function reseat(state: SessionState, id: CardId, memory: CardMemoryState): SessionState {
  const { course, current, line } = state;
  if (course === 'practice') return state;
  if (current?.card.id === id) return reseatShown(state, current, memory);
  const known = knownCard(state, id);
  if (known === null) return state;
  const card = { ...known, state: memory };
  return {
    ...state,
    line: comesToday(state, card) ? putBack(line, card, course) : remove(line, id),
  };
}

/** A card whose answer is visible stays: the person is about to rate it. */
function reseatShown(state: SessionState, shown: Shown, memory: CardMemoryState): SessionState {
  if (shown.revealedAt !== null) return state;
  const card = { ...shown.card, state: memory };
  if (!comesToday(state, card)) return { ...state, current: null };
  return { ...state, current: { ...show(card, state, state.now), shownAt: shown.shownAt } };
}

function knownCard({ line, answered }: SessionState, id: CardId): SessionCard | null {
  const held = [...line.steps, ...line.main].find((card) => card.id === id);
  return held ?? answered.findLast(({ card }) => card.id === id)?.card ?? null;
}

function comesToday({ now, calendar }: SessionState, card: SessionCard): boolean {
  const { due } = card.state;
  return due === null || stepDue(card) !== null || isDue(due, now, calendar);
}
