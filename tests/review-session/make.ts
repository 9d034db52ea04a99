import { answerTo } from '#lib/review/session/answer.ts';
import { reduce, type SessionEvent } from '#lib/review/session/reduce.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import { nothingDone } from '#lib/review/session/tally.ts';
import type {
  AnswerInput,
  AnswersReply,
  Counts,
  SessionCard,
  SessionStart,
} from '#lib/review/types.ts';
import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { Calendar, CardMemoryState, Preset, Rating } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId, NoteId, PresetId } from '#lib/shared/ids.ts';
import { DAY, type Instant, MINUTE } from '#lib/shared/instant.ts';

export const noon = Date.UTC(2026, 10, 23, 12);
export const utc: Calendar = { zone: 'UTC', rollover: 4 };
export const ahead = 20 * 60;

export const preset: Preset = {
  id: 'preset' as PresetId,
  version: 1,
  name: 'Default',
  options: defaultStudyOptions,
  problems: [],
};

export function cardId(name: string): CardId {
  return name as CardId;
}

/** A card of a note of its own, unless a note is named. */
export function makeCard(
  name: string,
  state: CardMemoryState = newCardState,
  note = name,
): SessionCard {
  return {
    id: cardId(name),
    note: note as NoteId,
    deck: 'deck' as DeckId,
    deckTitle: 'Deck',
    headings: [],
    kind: 'basic',
    language: 'en',
    revision: 1,
    prompt: name,
    answer: name,
    check: null,
    flag: 0,
    marked: false,
    state,
    preset: preset.id,
    retention: null,
    siblings: {},
    changed: null,
  };
}

/** The state of a card after some answers, each so many milliseconds after the one before; the last was before noon. */
export function stateAfter(
  name: string,
  answers: readonly (readonly [Rating, number])[],
): CardMemoryState {
  const length = answers.reduce((sum, [, pause]) => sum + pause, 0);
  let now = noon - length;
  let state = newCardState;
  for (const [index, [rating, pause]] of answers.entries()) {
    const question = { card: cardId(name), state, options: preset.options, now, calendar: utc };
    const outcome = outcomes(question).byRating[rating];
    state = foldOne(
      state,
      eventOf({ id: `${name}${index}`, rating, at: now, outcome, card: name, phase: state.phase }),
      preset.options,
    );
    now += pause;
  }
  return state;
}

/** A card that is due for review at noon. */
export function reviewCard(name: string, note = name): SessionCard {
  return makeCard(name, stateAfter(name, [[4, 60 * DAY]]), note);
}

/** A card in its first step, due so many minutes from noon (below 0: overdue). */
export function stepCard(name: string, minutes: number): SessionCard {
  return makeCard(name, stateAfter(name, [[1, MINUTE - minutes * MINUTE]]));
}

interface EventInput {
  readonly id: string;
  readonly card: string;
  readonly rating: Rating;
  readonly at: Instant;
  readonly phase: CardMemoryState['phase'];
  readonly outcome: NonNullable<AnswerInput['outcome']>;
}

/** The event that an answer is. */
export function eventOf({ id, card, rating, at, phase, outcome }: EventInput) {
  return {
    id: id as EventId,
    kind: 'answer' as const,
    card: cardId(card),
    at,
    clientAt: at,
    receivedAt: at,
    studyDay: studyDay(at, utc),
    device: 'test',
    zoneOffset: 0,
    rating,
    revealMs: null,
    durationMs: 1000,
    phaseBefore: phase,
    recall: null,
    preset: preset.id,
    presetVersion: 1,
    revision: 1,
    language: 'en',
    outcome,
    typed: null,
    verdict: null,
  };
}

export function countsFor(cards: readonly SessionCard[]): Counts {
  const counts = { new: 0, learning: 0, review: 0 };
  for (const { state } of cards) {
    counts[state.phase === 'new' || state.phase === 'review' ? state.phase : 'learning']++;
  }
  return counts;
}

export function makeStart(
  cards: readonly SessionCard[],
  given: Partial<SessionStart> = {},
): SessionStart {
  return {
    course: 'queue',
    now: noon,
    calendar: utc,
    learnAhead: ahead,
    presets: [preset],
    loads: {},
    cards,
    counts: countsFor(cards),
    last: null,
    stamp: 'start',
    canUndo: false,
    undoAct: null,
    nextDue: null,
    done: nothingDone,
    ...given,
  };
}

export function makeReply(given: Partial<AnswersReply> = {}): AnswersReply {
  return {
    now: noon,
    results: [],
    counts: { new: 0, learning: 0, review: 0 },
    stamp: 'reply',
    since: null,
    elsewhere: false,
    more: [],
    presets: [preset],
    loads: {},
    nextDue: null,
    ...given,
  };
}

export function act(state: SessionState, event: SessionEvent, now = state.now): SessionState {
  return reduce(state, { ...event, now });
}

let made = 0;

/** Reveals and rates the card shown, so many milliseconds after the last action. */
export function rate(
  state: SessionState,
  rating: Rating,
  pause = 1000,
): { state: SessionState; answer: AnswerInput } {
  const revealed = act(state, { type: 'reveal' }, state.now + pause);
  const id = `answer${String(made++).padStart(6, '0')}` as EventId;
  const answer = answerTo(revealed, {
    id,
    rating,
    now: revealed.now,
    device: 'test',
    zoneOffset: 0,
  });
  if (answer === null) throw new Error('nothing to rate');
  return { state: act(revealed, { type: 'answer', answer }), answer };
}

export const shownId = (state: SessionState): string | null => state.current?.card.id ?? null;

/** The ids of all cards held, the shown one first. */
export function heldIds({ current, line }: SessionState): string[] {
  const shown = current === null ? [] : [current.card];
  return [...shown, ...line.main, ...line.steps].map(({ id }) => id);
}
