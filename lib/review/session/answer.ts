import { foldOne } from '#lib/scheduler/fold.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { AnswerEvent, Outcome, Rating } from '#lib/scheduler/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { type Instant, SECOND } from '#lib/shared/instant.ts';
import type { ActInput, AnswerInput, Course, SentAnswer, SentItem, SessionCard } from '../types.ts';
import { isLeaving } from './act.ts';
import { loggedAttempt } from './attempt.ts';
import { countIn } from './count-in.ts';
import { append, bury, putBack, remove, stepDue, tellSiblings } from './line.ts';
import { advance } from './next-card.ts';
import { waitsForSibling } from './siblings.ts';
import { type Answered, outcomesOf, type Pending, type SessionState, type Shown } from './state.ts';

/** What the person did, where and when. */
export interface Given {
  readonly id: EventId;
  readonly rating: Rating;
  readonly now: Instant;
  readonly device: string;
  /** Minutes east of UTC. */
  readonly zoneOffset: number;
}

/** The answer to the card shown, or in practice its rating, as it is kept and sent. Null while none can be given. */
export function ratingOf(state: SessionState, given: Given): SentAnswer | null {
  const { course, current, undoing } = state;
  if (course !== 'practice') return answerTo(state, given);
  if (current === null || current.revealedAt === null || undoing) return null;
  return { kind: 'practice', ...ratedBy(current, current.revealedAt, given) };
}

/** The answer to the card shown, as it is kept and sent. Null while no answer can be given. */
export function answerTo({ current, undoing }: SessionState, given: Given): AnswerInput | null {
  if (current === null || current.revealedAt === null || undoing) return null;
  const { card, preset } = current;
  const { rating, now } = given;
  return {
    ...ratedBy(current, current.revealedAt, given),
    phaseBefore: card.state.phase,
    recall: current.outcomes.recall,
    preset: preset.id,
    presetVersion: preset.version,
    language: card.language,
    outcome: outcomeGiven(current, rating, now),
    ...loggedAttempt(current),
  };
}

function ratedBy({ card, shownAt, preset }: Shown, revealedAt: Instant, given: Given) {
  const { now, ...rest } = given;
  const longest = preset.options.answerCap * SECOND;
  return {
    ...rest,
    card: card.id,
    clientAt: now,
    revealMs: Math.min(elapsed(shownAt, revealedAt), longest),
    durationMs: Math.min(elapsed(shownAt, now), longest),
    revision: card.revision,
  };
}

/** Answers the card shown and moves on. An answer to any other card changes nothing. */
export function giveAnswer(state: SessionState, answer: SentAnswer): SessionState {
  const { current } = state;
  if (current === null || current.card.id !== answer.card || state.undoing) return state;
  const { card } = current;
  const left = leave({ ...state, current: null }, card, answer);
  const entry: Answered = {
    event: answer.id,
    rating: answer.rating,
    at: answer.clientAt,
    durationMs: answer.durationMs,
    card,
    due: left.due,
    buried: left.buried,
    previous: state.last,
  };
  return advance({
    ...left.state,
    last: card.id,
    answered: [...state.answered, entry],
    pending: [...state.pending, pendingOf(answer, card, state.course)],
  });
}

/**
 * Takes in answers that an earlier tab gave and could not send: their cards are not asked again.
 * They are no part of this session's summary.
 */
export function replayAnswers(state: SessionState, answers: readonly SentItem[]): SessionState {
  const last = answers.at(-1);
  if (last === undefined) return state;
  // They are before this session, and the server will know them when it is asked to take one back.
  const undoAct = 'kind' in last && last.kind === 'act' ? last.id : null;
  return advance({ ...answers.reduce(replayOne, state), undoBefore: true, undoAct });
}

function replayOne(state: SessionState, answer: SentItem): SessionState {
  if (state.pending.some(({ event }) => event === answer.id)) return state;
  if ('kind' in answer && answer.kind === 'act') return replayAct(state, answer);
  // What was practised is still due, and what was answered can still be practised.
  const isOurs = 'kind' in answer === (state.course === 'practice');
  const card = isOurs ? heldCard(state, answer) : null;
  if (card === null) return { ...state, pending: [...state.pending, unknownCard(answer)] };
  const isShown = state.current?.card.id === card.id;
  const left = leave(isShown ? { ...state, current: null } : state, card, answer);
  return { ...left.state, pending: [...state.pending, pendingOf(answer, card, state.course)] };
}

/** What an act of an earlier tab did to the queue, the reply to it will say. */
function replayAct(state: SessionState, { id: event, card, act }: ActInput): SessionState {
  const pending = [...state.pending, { event, card, placed: null }];
  if (!isLeaving({ act })) return { ...state, pending };
  const current = state.current?.card.id === card ? null : state.current;
  return { ...state, pending, current, line: remove(state.line, card) };
}

function heldCard({ current, line }: SessionState, { card }: SentAnswer): SessionCard | null {
  if (current?.card.id === card) return current.card;
  return [...line.main, ...line.steps].find(({ id }) => id === card) ?? null;
}

/** The answered card goes to its next step or leaves, and so do its siblings. */
function leave(state: SessionState, card: SessionCard, answer: SentAnswer) {
  if ('kind' in answer) {
    const { due } = card.state;
    return { state: practised(state, card, answer.rating), due, buried: [] };
  }
  const after = cardAfter(state, card, answer);
  const rest = remove(state.line, card.id);
  const isApart = state.course === 'queue';
  const { line, buried } = bury(rest, (other) => isApart && waitsForSibling(other, card, state));
  const { due } = after.state;
  const next = tellSiblings(
    stepDue(after) === null ? line : putBack(line, after, state.course),
    after,
  );
  const loads = countIn(state.loads, card.preset, { from: card.state.due, to: due });
  return { state: { ...state, line: next, loads }, due, buried };
}

/** What was known is done; what was not comes again after the others. */
function practised(state: SessionState, card: SessionCard, rating: Rating): SessionState {
  const line = remove(state.line, card.id);
  return { ...state, line: rating > 1 ? line : append(line, [card], state.course) };
}

/** The card with the state that its answer gives, by the same fold as the server's. */
function cardAfter(state: SessionState, card: SessionCard, answer: AnswerInput): SessionCard {
  const preset = state.presets[card.preset];
  if (preset === undefined) return card;
  const at = answer.clientAt;
  const day = studyDay(at, state.calendar);
  const computed = () => outcomesOf(card, { ...state, preset, now: at }).byRating[answer.rating];
  const outcome = answer.outcome ?? computed();
  const event: AnswerEvent = {
    ...answer,
    kind: 'answer',
    at,
    receivedAt: at,
    studyDay: day,
    outcome,
  };
  // What it reads now was seen.
  return { ...card, changed: null, state: foldOne(card.state, event, preset.options) };
}

/** What the button said. A step counts from the moment of the answer, not of the question. */
function outcomeGiven({ outcomes }: Shown, rating: Rating, now: Instant): AnswerInput['outcome'] {
  const { phase, step, due, interval, chain }: Outcome = outcomes.byRating[rating];
  const at = now + interval * SECOND;
  return { phase, step, interval, chain, due: due.kind === 'day' ? due : { kind: 'instant', at } };
}

/** Siblings wait only in the queue. */
function pendingOf({ id }: SentAnswer, card: SessionCard, course: Course): Pending {
  return { event: id, card: card.id, placed: course === 'queue' ? card : null };
}

function unknownCard({ id, card }: SentAnswer): Pending {
  return { event: id, card, placed: null };
}

function elapsed(from: Instant, to: Instant): number {
  return Math.round(Math.max(0, to - from));
}
