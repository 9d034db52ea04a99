import type { AnkiCollection } from '#lib/formats/anki/collection.ts';
import { startOfStudyDay, studyDay, zoneOffset } from '#lib/scheduler/study-day.ts';
import type { Calendar, StudyDay } from '#lib/scheduler/types.ts';
import { DAY, type Instant, MINUTE } from '#lib/shared/instant.ts';

const HOURS = 24;
const HALF_A_DAY = 12;

/** How the days of a collection are those of a person. */
export interface StudyCalendar {
  /** The study day of a day number of the collection. */
  readonly dayOf: (number: number) => StudyDay;
  readonly studyDayAt: (at: Instant) => StudyDay;
  /** The first instant of a study day. */
  readonly startOf: (day: StudyDay) => Instant;
  /** Minutes east of UTC that the person's clocks showed. */
  readonly offsetAt: (at: Instant) => number;
}

/**
 * Anki counts days from the civil date of its creation, where it was created; a study day is named after its civil date as well. So both are the same
 * day wherever the person is by now. Where days turn at another hour there, a day is the one here in which its noon lies: with a turn at 23:00 most of
 * it lies in the next date.
 */
export function studyCalendar(
  {
    created,
    creationOffset,
    rollover,
  }: Pick<AnkiCollection, 'created' | 'creationOffset' | 'rollover'>,
  calendar: Calendar,
): StudyCalendar {
  const at = created * 1000;
  const offsets = new Map<StudyDay, number>();
  const offsetAt = (instant: Instant) => {
    const day = Math.floor(instant / DAY);
    const known = offsets.get(day) ?? zoneOffset(day * DAY, calendar.zone);
    offsets.set(day, known);
    return known;
  };
  const east = creationOffset === null ? zoneOffset(at, calendar.zone) : -creationOffset;
  const first = Math.floor((at + east * MINUTE) / DAY);
  const turn = rollover ?? calendar.rollover;
  const shift = Math.floor((turn + HALF_A_DAY - calendar.rollover) / HOURS);
  return {
    dayOf: (number) => first + number + shift,
    studyDayAt: (instant) => studyDay(instant, calendar),
    startOf: (day) => startOfStudyDay(day, calendar),
    offsetAt,
  };
}
