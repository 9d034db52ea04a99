import { fuzzPlace } from '#lib/scheduler/fuzz.ts';
import { intervalFor } from '#lib/scheduler/memory.ts';
import { decideInterval } from '#lib/scheduler/review-interval.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState, ChainLink, Schedule } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';

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
export function rescheduled(
  card: CardId,
  state: CardMemoryState,
  { parameters, retention, maximumInterval }: StudyOptions,
): Rescheduled | null {
  const { memory, lastDay } = state;
  if (state.phase !== 'review' || memory === null || lastDay === null) return null;
  const { stability } = memory;
  const days = intervalFor(stability, retention, parameters);
  const decided = decideInterval({
    stability,
    retention,
    days,
    floor: 0,
    above: null,
    maximum: maximumInterval,
    place: fuzzPlace(card, state.reps - 1),
  });
  const due = { kind: 'day', day: lastDay + decided.days } as const;
  const schedule: Schedule = {
    phase: 'review',
    step: 0,
    due,
    interval: decided.days * DAY_SECONDS,
  };
  return { schedule, raw: decided.raw, chain: decided.chain };
}
