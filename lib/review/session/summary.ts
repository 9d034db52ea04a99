import { dueOn } from '#lib/scheduler/load.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { type Instant, SECOND, type Seconds } from '#lib/shared/instant.ts';
import type { SessionCard } from '../types.ts';
import { doneToday } from './day.ts';
import { stepDue } from './line.ts';
import type { SessionState } from './state.ts';

/** How a study day went so far. Answers that were taken back do not count. */
export interface Summary {
  readonly answers: number;
  readonly byRating: Readonly<Record<Rating, number>>;
  /** Share, 0–1, of cards in review that were remembered; null where none was asked. */
  readonly recalled: number | null;
  /** Time spent, of each answer as much as counts. */
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

/** A card that was forgotten in this session, and how often. */
export interface HardCard {
  readonly card: SessionCard;
  readonly again: number;
}

const MOST_HARD = 3;

/** The cards that were forgotten most often in this session; of equals, the more difficult ones. */
export function hardestOf({ answered }: SessionState): readonly HardCard[] {
  const hard = new Map<CardId, HardCard>();
  for (const { card, rating } of answered) {
    if (rating > 1) continue;
    hard.set(card.id, { card, again: (hard.get(card.id)?.again ?? 0) + 1 });
  }
  const difficulty = ({ card }: HardCard) => card.state.memory?.difficulty ?? 0;
  return [...hard.values()]
    .sort((one, other) => other.again - one.again || difficulty(other) - difficulty(one))
    .slice(0, MOST_HARD);
}

/** How many reviews fall due on the study day after the present one, on the whole desk; those that wait already are not among them. */
export function dueTomorrow({ loads, now, calendar }: SessionState): number {
  const tomorrow = studyDay(now, calendar) + 1;
  return Object.values(loads).reduce((sum, load) => sum + dueOn(load, tomorrow), 0);
}
