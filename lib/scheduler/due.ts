import { startOfStudyDay, studyDay } from '#lib/scheduler/study-day.ts';
import type { Calendar, Due, StudyDay } from '#lib/scheduler/types.ts';
import type { Instant } from '#lib/shared/instant.ts';

/** The first instant at which a card with this due time is due. */
export function dueInstant(due: Due, calendar: Calendar): Instant {
  return due.kind === 'instant' ? due.at : startOfStudyDay(due.day, calendar);
}

/** The study day on which a card with this due time becomes due. */
export function dueDay(due: Due, calendar: Calendar): StudyDay {
  return due.kind === 'day' ? due.day : studyDay(due.at, calendar);
}

/** Tells whether a card with this due time is due now or overdue. */
export function isDue(due: Due, now: Instant, calendar: Calendar): boolean {
  return dueInstant(due, calendar) <= now;
}
