import { foldOne, liveEvents, newCardState } from '#lib/scheduler/fold.ts';
import { fuzzPlace } from '#lib/scheduler/fuzz.ts';
import type { Load } from '#lib/scheduler/load.ts';
import { decayOf, intervalFor } from '#lib/scheduler/memory.ts';
import { decideInterval, floorAfter, noLeast } from '#lib/scheduler/review-interval.ts';
import { defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';
import type {
  CardEvent,
  CardMemoryState,
  ChainLink,
  Schedule,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';

/** A card whose due date is to be decided anew. */
export interface RescheduleInput {
  readonly card: CardId;
  readonly state: CardMemoryState;
  readonly options: StudyOptions;
  /**
   * The interval before the last answer, in days, where that answer was a success in review: the floor rule asks for
   * it ({@link previousInterval}). 0 where there is none.
   */
  readonly previous?: number;
  /** What is due under the same preset; without it the load is not balanced. */
  readonly load?: Load | null;
  /** Study days on which other cards of the note are due. */
  readonly siblings?: readonly StudyDay[];
}

/** A due date under changed options, as a `reschedule` event records it. */
export interface Rescheduled {
  readonly schedule: Schedule;
  /** Days after floor and cap, before fuzz. */
  readonly raw: number;
  readonly chain: readonly ChainLink[];
}

/**
 * The schedule that a card in review would have had if its last answer had been given under `options`: counted from the day
 * of that answer, so it may lie in the past, and in the same place of its fuzz range. Null for a card that is not in
 * review or has no memory. Throws `bad-input` for unusable parameters.
 */
export function rescheduled(input: RescheduleInput): Rescheduled | null {
  const { card, state, options, previous = 0, load = null, siblings = [] } = input;
  const { parameters, retention, maximumInterval: maximum } = options;
  const { memory, lastDay } = state;
  if (state.phase !== 'review' || memory === null || lastDay === null) return null;
  const { stability } = memory;
  const days = intervalFor(stability, retention, parameters);
  const own = state.due?.kind === 'day' ? state.due.day : null;
  const decided = decideInterval({
    stability,
    retention,
    decay: decayOf(parameters),
    days,
    floor: previous > 0 ? floorAfter(previous, days, maximum) : 0,
    least: noLeast,
    maximum,
    spread: {
      place: fuzzPlace(card, state.reps - 1),
      middle: days,
      balancing: { from: lastDay, load, own, siblings, options },
    },
  });
  const due = { kind: 'day', day: lastDay + decided.days } as const;
  const interval = decided.days * DAY_SECONDS;
  const schedule: Schedule = { phase: 'review', step: 0, due, interval };
  return { schedule, raw: decided.raw, chain: decided.chain };
}

/** A card among many whose due dates are to be decided anew. */
export type InTurn = Pick<RescheduleInput, 'card' | 'state' | 'previous' | 'siblings'>;

/**
 * Reschedules many cards one after the other, each knowing where those before it went: in the same order the same cards go
 * to the same days, so that a preview is the result. `load` is what was due before, these cards included; cards that
 * cannot be rescheduled are left out.
 */
export function* rescheduledInTurn(
  cards: Iterable<InTurn>,
  { options, load }: { options: StudyOptions; load: Load | null },
): Generator<{ readonly card: CardId; readonly before: StudyDay | null } & Rescheduled> {
  const counts = load === null ? null : { from: load.from, counts: [...load.counts] };
  for (const each of cards) {
    const given = rescheduled({ ...each, options, load: counts });
    if (given === null) continue;
    const before = each.state.due?.kind === 'day' ? each.state.due.day : null;
    const { due } = given.schedule;
    if (counts !== null) {
      addTo(counts, before, -1);
      addTo(counts, due.kind === 'day' ? due.day : null, 1);
    }
    yield { card: each.card, before, ...given };
  }
}

/**
 * The days of the interval that a card in review had before its last live answer, for the floor rule: 0 where that
 * answer was Again or not given in review, or where there is none. `events` are all events of the card.
 */
export function previousInterval(events: readonly CardEvent[]): number {
  const live = liveEvents(events);
  const last = live.findLastIndex(({ kind }) => kind === 'answer');
  const answer = live[last];
  if (answer?.kind !== 'answer' || answer.rating === 1 || answer.phaseBefore !== 'review') return 0;
  const before = live.slice(0, last).reduce((state, event) => {
    return foldOne(state, event, defaultStudyOptions);
  }, newCardState);
  return Math.round(before.interval / DAY_SECONDS);
}

function addTo(
  { from, counts }: { from: StudyDay; counts: number[] },
  day: StudyDay | null,
  by: number,
) {
  const count = day === null ? undefined : counts[day - from];
  if (day !== null && count !== undefined) counts[day - from] = Math.max(0, count + by);
}
