import type { Comparison } from '#lib/render/answers/comparison.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { ActInput, Rewritten, SentAnswer, SentItem, UndoReply } from '../types.ts';
import { type Acknowledgement, acknowledge, renew, setAside } from './acknowledge.ts';
import { giveAct } from './act.ts';
import { giveAnswer, replayAnswers } from './answer.ts';
import type { Attempt } from './attempt.ts';
import { itemCount, mannerOf } from './manner.ts';
import { markItem } from './mark.ts';
import { advance, resume } from './next-card.ts';
import { rewrite } from './rewrite.ts';
import { type SessionState, show } from './state.ts';
import { canUndo, takeBack, undoFailed, undone } from './undo.ts';

/** What can happen in a session. */
export type SessionEvent =
  /** The person wants to see the answer, after an attempt or without. */
  | { readonly type: 'reveal'; readonly attempt?: Attempt | null }
  /** The comparison of what was typed for a card came after its answer was shown. */
  | { readonly type: 'compared'; readonly card: CardId; readonly comparison: Comparison }
  /** The person wants to see the next step of a sequence. */
  | { readonly type: 'step' }
  /** The person chose an option, or ticked off an item; again, and it is taken back. */
  | { readonly type: 'mark'; readonly item: number }
  /** The person rated the card shown; see `answerTo`. */
  | { readonly type: 'answer'; readonly answer: SentAnswer; readonly again?: boolean }
  /** The person did something else to the card shown. */
  | { readonly type: 'act'; readonly act: ActInput; readonly again?: boolean }
  /** Unsent answers of an earlier tab were found. */
  | { readonly type: 'replay'; readonly answers: readonly SentItem[] }
  /** The page opened without a server: a session goes on that this browser kept. */
  | { readonly type: 'restore'; readonly kept: SessionState }
  /** The server replied to answers, or to a wish for more cards. */
  | ({ readonly type: 'acknowledge' } & Acknowledgement)
  /** The server told the head of its queue, after cards were answered elsewhere. */
  | ({ readonly type: 'renew' } & Acknowledgement)
  /** The server cannot read an answer: it counts no more. */
  | { readonly type: 'set-aside'; readonly event: EventId }
  /** The person wants the last answer back. */
  | { readonly type: 'undo' }
  /** The server took an answer back. */
  | { readonly type: 'undone'; readonly reply: UndoReply }
  /** An unsent answer was taken back. */
  | { readonly type: 'take-back'; readonly event: EventId }
  /** The undo could not be done now; `nothing`: there was nothing to take back. */
  | { readonly type: 'undo-failed'; readonly nothing: boolean }
  /** Cards were given another text, or are here no more. */
  | { readonly type: 'rewrite'; readonly rewritten: Rewritten }
  /** The person goes on from the end screen. */
  | { readonly type: 'resume' }
  /** Time went by. */
  | { readonly type: 'tick' };

/** Something that happened, and when. */
export type SessionAction = SessionEvent & { readonly now: Instant };

/**
 * The session after something happened. Pure: the time comes with the action, ids with the answers.
 * What makes no sense at the moment, such as rating a hidden card, changes nothing but the time.
 */
export function reduce(before: SessionState, action: SessionAction): SessionState {
  const state = before.now === action.now ? before : { ...before, now: action.now };
  switch (action.type) {
    case 'reveal':
      return reveal(state, action.attempt ?? null);
    case 'compared':
      return compared(state, action.card, action.comparison);
    case 'step':
      return step(state);
    case 'mark':
      return markItem(state, action.item);
    case 'answer':
      return giveAnswer(withoutRedo(state, action), action.answer);
    case 'act':
      return giveAct(withoutRedo(state, action), action.act);
    case 'replay':
      return replayAnswers(state, action.answers);
    case 'restore':
      return restore(state, action.kept);
    case 'acknowledge':
      return acknowledge(state, action);
    case 'renew':
      return renew(state, action);
    case 'set-aside':
      return setAside(state, action.event);
    case 'undo':
      return canUndo(state) ? { ...state, undoing: true } : state;
    case 'undone':
      return undone(state, action.reply);
    case 'take-back':
      return takeBack(state, action.event);
    case 'undo-failed':
      return undoFailed(state, action.nothing);
    case 'rewrite':
      return rewrite(state, action.rewritten);
    case 'resume':
      return resume(state);
    case 'tick':
      return state;
  }
}

/** Doing something new forgets what was taken back; doing it again, only that. */
function withoutRedo(state: SessionState, { again = false }: { again?: boolean }): SessionState {
  const { redoable } = state;
  if (redoable.length === 0) return state;
  return { ...state, redoable: again ? redoable.slice(0, -1) : [] };
}

/** Outcomes of yesterday would name the wrong days, so a card that stayed overnight gets new ones. */
function reveal(state: SessionState, attempt: Attempt | null): SessionState {
  const { current, now } = state;
  if (current === null || current.revealedAt !== null || state.undoing) return state;
  const isToday = current.day === studyDay(now, state.calendar);
  const shown = isToday ? current : show(current.card, state, now);
  const { shownAt, marked } = current;
  const steps = itemCount(current.card);
  return { ...state, current: { ...shown, shownAt, marked, steps, attempt, revealedAt: now } };
}

function compared(state: SessionState, card: CardId, comparison: Comparison): SessionState {
  const { current } = state;
  if (current?.card.id !== card || current.attempt?.comparison !== null) return state;
  return { ...state, current: { ...current, attempt: { ...current.attempt, comparison } } };
}

/** The card that was shown is shown anew, its answer hidden. */
function restore({ now }: SessionState, kept: SessionState): SessionState {
  const { current } = kept;
  const shown = current && show(current.card, kept, now);
  return advance({ ...kept, now, current: shown, undoing: false });
}

/** The last step is the whole answer. */
function step(state: SessionState): SessionState {
  const { current } = state;
  if (current === null || current.revealedAt !== null || state.undoing) return state;
  const isLast = current.steps + 1 >= itemCount(current.card);
  if (isLast || mannerOf(current.card) !== 'steps') return reveal(state, null);
  return { ...state, current: { ...current, steps: current.steps + 1 } };
}
