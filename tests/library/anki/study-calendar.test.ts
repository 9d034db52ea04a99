import { expect, test } from 'vitest';
import { studyCalendar } from '#lib/library/import-anki/study-calendar.ts';
import { startOfStudyDay } from '#lib/scheduler/study-day.ts';
import { HOUR } from '#lib/shared/instant.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const ZONE = 'America/Los_Angeles';
/** 4:00 of 10 January 2026 there, which is day 0 of the collection. */
const CREATED = Date.UTC(2026, 0, 10, 12) / 1000;
/** 0:00 of its day 5. */
const MIDNIGHT = Date.UTC(2026, 0, 15, 8);

test.each(HOURS)(
  'a day of Anki that turns at %i:00 is the one here in which its middle lies',
  (rollover) => {
    const collection = { created: CREATED, creationOffset: 480, rollover };
    const middle = MIDNIGHT + (rollover + 12) * HOUR;
    for (const here of HOURS) {
      const calendar = { zone: ZONE, rollover: here };
      const day = studyCalendar(collection, calendar).dayOf(5);
      expect(startOfStudyDay(day, calendar)).toBeLessThanOrEqual(middle);
      expect(startOfStudyDay(day + 1, calendar)).toBeGreaterThan(middle);
    }
  },
);

test('a collection that does not say when its days turn has them turn as here', () => {
  const collection = { created: CREATED, creationOffset: 480, rollover: null };
  const days = HOURS.map((rollover) =>
    studyCalendar(collection, { zone: ZONE, rollover }).dayOf(5),
  );
  expect(new Set(days).size).toBe(1);
});
