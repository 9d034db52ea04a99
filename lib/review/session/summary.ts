import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import { type Instant, MINUTE, SECOND, type Seconds } from '#lib/shared/instant.ts';
import { stepDue } from './line.ts';
import type { SessionState } from './state.ts';

/** More than this is not counted as time spent on one card, as in Anki. */
const LONGEST = MINUTE;

/** How a session went so far. Answers that were taken back do not count. */
export interface Summary {
  readonly answers: number;
  readonly byRating: Readonly<Record<Rating, number>>;
  /** Share, 0–1, of cards in review that were remembered; null where none was asked. */
  readonly recalled: number | null;
  /** Time spent, at most a minute a card. */
  readonly seconds: Seconds;
}

/** Sums up the answers of a session. */
export function summaryOf({ answered }: SessionState): Summary {
  const byRating: Record<Rating, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const { rating } of answered) byRating[rating]++;
  const reviews = answered.filter(({ card }) => card.state.phase === 'review');
  const remembered = reviews.filter(({ rating }) => rating > 1).length;
  const spent = answered.reduce((sum, { durationMs }) => sum + Math.min(durationMs, LONGEST), 0);
  return {
    answers: answered.length,
    byRating,
    recalled: reviews.length === 0 ? null : remembered / reviews.length,
    seconds: Math.round(spent / SECOND),
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
