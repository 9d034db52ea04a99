import { startOfStudyDay, studyDay, zoneOffset } from '#lib/scheduler/study-day.ts';
import type { Calendar, StudyDay } from '#lib/scheduler/types.ts';
import type { Instant } from '#lib/shared/instant.ts';

/** How a collection counts days: from the study day on which it began. */
export interface AnkiCalendar {
  /** Epoch seconds. */
  readonly created: number;
  readonly rollover: number;
  /** Minutes west of UTC at the beginning, and now. */
  readonly creationOffset: number;
  readonly localOffset: number;
  /** The number of a study day there. */
  readonly dayNumber: (day: StudyDay) => number;
  /** Epoch seconds at which a study day begins. */
  readonly startOf: (day: StudyDay) => number;
}

/** The calendar of a collection whose first day is the study day of `beginning`. */
export function ankiCalendar(calendar: Calendar, beginning: Instant, now: Instant): AnkiCalendar {
  const first = studyDay(Math.min(beginning, now), calendar);
  const start = startOfStudyDay(first, calendar);
  return {
    created: Math.floor(start / 1000),
    rollover: calendar.rollover,
    creationOffset: -Math.round(zoneOffset(start, calendar.zone)),
    localOffset: -Math.round(zoneOffset(now, calendar.zone)),
    dayNumber: (day) => day - first,
    startOf: (day) => Math.floor(startOfStudyDay(day, calendar) / 1000),
  };
}
