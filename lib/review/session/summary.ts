import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import { type Instant, SECOND, type Seconds } from '#lib/shared/instant.ts';
import { doneToday } from './day.ts';
import { stepDue } from './line.ts';
import type { SessionState } from './state.ts';

/** How a study day went so far. Answers that were taken back do not count. */
export interface Summary {
  readonly answers: number;
  readonly byRating: Readonly<Record<Rating, number>>;
  /** Share, 0–1, of cards in review that were remembered; null where none was asked. */
  readonly recalled: number | null;
  /** Time spent, at most a minute a card. */
  readonly seconds: Seconds;
}

/** Sums up the answers of the present study day, those given before this session too. */
export function summaryOf(state: SessionState): Summary {
  const { answers, byRating, reviews, remembered, milliseconds } = doneToday(state);
  return {
    answers,
    byRating,
    recalled: reviews === 0 ? null : remembered / reviews,
    seconds: Math.round(milliseconds / SECOND),
  };
}

/** When the next card comes after those that could be shown now; null when nothing is planned. */
export function nextDueOf({ line, server }: SessionState): Instant | null {
  const step = line.steps.map(stepDue).find((at) => at !== null) ?? null;
  if (step === null) return server.nextDue;
  return server.nextDue === null ? step : Math.min(step, server.nextDue);
}

/** How many study days lie between the session's now and an instant: 0 is today, 1 tomorrow. */
export function daysUntil(instant: Instant, { now, calendar }: SessionState): number {
  return studyDay(instant, calendar) - studyDay(now, calendar);
}
