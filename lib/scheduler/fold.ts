import { nextMemory, withinBounds } from '#lib/scheduler/memory.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type {
  AnswerEvent,
  BaselineEvent,
  CardEvent,
  CardMemoryState,
  RetractEvent,
  Schedule,
} from '#lib/scheduler/types.ts';
import type { EventId } from '#lib/shared/ids.ts';

/** An event that says something about the card itself: any but a retraction. */
export type CardFact = Exclude<CardEvent, RetractEvent>;

/** The state of a card that nobody has touched. */
export const newCardState: CardMemoryState = {
  phase: 'new',
  step: 0,
  memory: null,
  due: null,
  interval: 0,
  lastAt: null,
  lastDay: null,
  introducedDay: null,
  reps: 0,
  lapses: 0,
  lastEvent: null,
};

/**
 * The state of one card, from all events of that card in any order and with any repetition.
 * Memory is folded under the parameters of `options`; phase, step and due time are what the newest
 * live event gave. Throws `bad-input` for unusable parameters.
 */
export function fold(events: readonly CardEvent[], options: StudyOptions): CardMemoryState {
  return liveEvents(events).reduce((state, event) => foldOne(state, event, options), newCardState);
}

/**
 * The state after one more event that is newer, by (at, id), than all that were folded into `state`:
 * the same as folding the whole list. The event folded last changes nothing when it comes again.
 * A retraction or an older event needs {@link fold}. Throws `bad-input` for unusable parameters.
 */
export function foldOne(
  state: CardMemoryState,
  event: CardFact,
  options: StudyOptions,
): CardMemoryState {
  if (event.id === state.lastEvent) return state;
  switch (event.kind) {
    case 'answer':
      return afterAnswer(state, event, options);
    case 'practice':
      return state;
    case 'baseline':
      return afterBaseline(state, event);
    case 'reset':
      return { ...newCardState, lastEvent: event.id };
    case 'set-due':
    case 'reschedule':
      return { ...state, ...placeOf(event.schedule), lastEvent: event.id };
  }
}

/**
 * The events that count, ordered by (at, id), each id once: those that no live retraction takes back.
 * A retraction that is itself taken back takes nothing back. Retractions are not in the result.
 */
export function liveEvents(events: readonly CardEvent[]): CardFact[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const retracted = retractedIds([...byId.values()].filter(isRetract));
  return [...byId.values()]
    .filter((event): event is CardFact => !isRetract(event) && !retracted.has(event.id))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/**
 * Settles retractions from the outside in: one that nothing (more) can take back is decided. Those
 * that take each other back in a circle stay undecided and have no effect.
 */
export function retractedIds(retracts: readonly RetractEvent[]): Set<EventId> {
  const undecided = new Map<EventId, number>();
  for (const { target } of retracts) undecided.set(target, (undecided.get(target) ?? 0) + 1);
  const byId = new Map(retracts.map((event) => [event.id, event]));
  const decided = retracts.filter((event) => !undecided.has(event.id));
  const retracted = new Set<EventId>();
  for (const event of decided) {
    if (!retracted.has(event.id)) retracted.add(event.target);
    const left = (undecided.get(event.target) ?? 0) - 1;
    undecided.set(event.target, left);
    const target = byId.get(event.target);
    if (left === 0 && target !== undefined) decided.push(target);
  }
  return retracted;
}

function isRetract(event: CardEvent): event is RetractEvent {
  return event.kind === 'retract';
}

function afterAnswer(
  state: CardMemoryState,
  event: AnswerEvent,
  { parameters }: StudyOptions,
): CardMemoryState {
  const { rating, studyDay, outcome } = event;
  const elapsed = state.lastDay === null ? 0 : studyDay - state.lastDay;
  const lapsed = rating === 1 && event.phaseBefore === 'review';
  // Each named: what is spread together takes several times as much memory, and a collection has a state for each card.
  return {
    phase: outcome.phase,
    step: outcome.step,
    due: outcome.due,
    interval: outcome.interval,
    memory: nextMemory(state.memory, elapsed, { rating, parameters }),
    lastAt: event.at,
    lastDay: studyDay,
    introducedDay: isFirstAnswer(state) ? studyDay : state.introducedDay,
    reps: state.reps + 1,
    lapses: state.lapses + (lapsed ? 1 : 0),
    lastEvent: event.id,
  };
}

/** A card that was learnt elsewhere has counts from there and is not introduced here. */
function isFirstAnswer(state: CardMemoryState): boolean {
  return state.phase === 'new' || (state.reps === 0 && state.introducedDay === null);
}

/** A baseline states totals: what it says replaces what was counted and remembered before it. */
function afterBaseline(state: CardMemoryState, event: BaselineEvent): CardMemoryState {
  const { schedule, memory, reps, lapses } = event;
  if (schedule === null) return { ...newCardState, reps, lapses, lastEvent: event.id };
  return {
    phase: schedule.phase,
    step: schedule.step,
    due: schedule.due,
    interval: schedule.interval,
    memory: memory === null ? null : withinBounds(memory),
    lastAt: event.at,
    lastDay: event.studyDay,
    introducedDay: state.introducedDay,
    reps,
    lapses,
    lastEvent: event.id,
  };
}

function placeOf({ phase, step, due, interval }: Schedule) {
  return { phase, step, due, interval };
}
