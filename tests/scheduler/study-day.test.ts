import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueDay, dueInstant, isDue } from '#lib/scheduler/due.ts';
import { startOfStudyDay, studyDay, zoneOffset } from '#lib/scheduler/study-day.ts';
import type { Calendar } from '#lib/scheduler/types.ts';
import { DAY, HOUR, type Instant, MINUTE } from '#lib/shared/instant.ts';

const drill = process.env.DRILL === '1';
const zones = Intl.supportedValuesOf('timeZone');
const rollovers = Array.from({ length: 24 }, (_, hour) => hour);
const QUARTER = 15 * MINUTE;
/** Zones that shift by two hours or half an hour, skip a day, or change at odd times. */
const odd = [
  'Antarctica/Troll',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/St_Johns',
  'Asia/Gaza',
];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Local civil fields, read directly: an independent path from the offsets that the function uses. */
function wallClock(instant: Instant, zone: string): { day: number; hour: number } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
    });
  formats.set(zone, format);
  const parts = format.formatToParts(instant);
  const field = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const day = Date.UTC(field('year'), field('month') - 1, field('day')) / DAY;
  return { day, hour: field('hour') };
}

/** Every quarter of an hour around an instant, with the greatest day seen so far for each rollover. */
function expectAgreement(zone: string, around: Instant) {
  const seen = rollovers.map(() => Number.NEGATIVE_INFINITY);
  const from = Math.floor(around / QUARTER) * QUARTER - 30 * HOUR;
  for (let at = from; at < around + 30 * HOUR; at += QUARTER) {
    const wall = wallClock(at, zone);
    for (const rollover of rollovers) {
      const wallDay = wall.day - (wall.hour < rollover ? 1 : 0);
      const expected = Math.max(seen[rollover] ?? 0, wallDay);
      seen[rollover] = expected;
      const actual = studyDay(at, { zone, rollover });
      if (actual !== expected) expect({ zone, rollover, at, day: actual }).toBe(expected);
    }
  }
}

/** Days of a year, in UTC, at whose start the clocks of a zone stand otherwise than a day before. */
function changes(zone: string, year: number): Instant[] {
  const found: Instant[] = [];
  let before = shown(Date.UTC(year, 0, 1), zone);
  for (let at = Date.UTC(year, 0, 2); at <= Date.UTC(year + 1, 0, 1); at += DAY) {
    const now = shown(at, zone);
    if (now !== before) found.push(at);
    before = now;
  }
  return found;
}

function shown(at: Instant, zone: string): string {
  const { day, hour } = wallClock(at, zone);
  return `${day - at / DAY}:${hour}`;
}

function years(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

test('study days agree with the wall clock in every zone, at every rollover, around its changes', () => {
  for (const [index, zone] of zones.entries()) {
    for (const year of drill ? years(1995, 2040) : [1995 + ((index * 17) % 46)]) {
      const dates = changes(zone, year);
      const sample = drill ? dates : dates.slice(index % 2, (index % 2) + 1);
      for (const date of sample) expectAgreement(zone, date);
    }
  }
}, 600_000);

test('study days agree with the wall clock where clocks do odd things', () => {
  for (const zone of odd) {
    for (const year of [1999, 2011, 2014, 2026, 2037]) {
      for (const date of changes(zone, year)) expectAgreement(zone, date);
    }
  }
}, 60_000);

test('study days agree with the wall clock at any time in any zone', () => {
  const anyInstant = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2041, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), anyInstant, fc.nat(23), (zone, at, rollover) => {
      const starts = startOfStudyDay(studyDay(at, { zone, rollover }), { zone, rollover });
      const wall = wallClock(at, zone);
      const day = wall.day - (wall.hour < rollover ? 1 : 0);
      // Within a day after clocks went back the day may already have begun.
      if (at - starts > 2 * HOUR) expect(studyDay(at, { zone, rollover })).toBe(day);
    }),
    { numRuns: drill ? 20_000 : 1000 },
  );
});

test('a day begun before clocks go back across the rollover stays begun', () => {
  const troll: Calendar = { zone: 'Antarctica/Troll', rollover: 2 };
  const back = Date.UTC(2026, 9, 25, 1);
  const day = Date.UTC(2026, 9, 25) / DAY;
  expect(wallClock(back - MINUTE, troll.zone).hour).toBe(2);
  expect(wallClock(back, troll.zone).hour).toBe(1);
  expect(studyDay(back - HOUR - 1, troll)).toBe(day - 1);
  expect(studyDay(back - MINUTE, troll)).toBe(day);
  expect(studyDay(back, troll)).toBe(day);
});

test('a civil date that Samoa left out is no study day', () => {
  const apia: Calendar = { zone: 'Pacific/Apia', rollover: 4 };
  const skipped = Date.UTC(2011, 11, 30) / DAY;
  const jump = Date.UTC(2011, 11, 30, 10);
  expect(startOfStudyDay(skipped, apia)).toBe(jump);
  expect(studyDay(jump - 1, apia)).toBe(skipped - 1);
  expect(studyDay(jump, apia)).toBe(skipped);
  expect(studyDay(jump + 4 * HOUR, apia)).toBe(skipped + 1);
});

test('study days never fall as time goes on, and begin where their start says', () => {
  const anyInstant = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2041, 0) });
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...odd), fc.constantFrom(...zones)),
      fc.nat(23),
      anyInstant,
      fc.nat(3 * DAY),
      (zone, rollover, at, later) => {
        const calendar = { zone, rollover };
        const day = studyDay(at, calendar);
        expect(studyDay(at + later, calendar)).toBeGreaterThanOrEqual(day);
        const start = startOfStudyDay(day, calendar);
        expect(start).toBeLessThanOrEqual(at);
        expect(startOfStudyDay(day + 1, calendar)).toBeGreaterThan(at);
        expect(studyDay(start, calendar)).toBe(day);
        expect(studyDay(start - 1, calendar)).toBeLessThan(day);
      },
    ),
  );
});

test('an hour across midnight in UTC is the same study day where the rollover has not passed', () => {
  const late = Date.UTC(2026, 10, 23, 23, 30);
  const utc = { zone: 'UTC', rollover: 4 };
  expect(studyDay(late + HOUR, utc)).toBe(studyDay(late, utc));
  expect(studyDay(late + 5 * HOUR, utc)).toBe(studyDay(late, utc) + 1);
});

test.each([
  ['Europe/Berlin', Date.UTC(2026, 6, 1), 120],
  ['America/New_York', Date.UTC(2026, 0, 1), -300],
  ['Asia/Kathmandu', Date.UTC(2026, 0, 1), 345],
  ['America/St_Johns', Date.UTC(2026, 0, 1), -210],
  ['UTC', 0, 0],
])('%s is at %d so many minutes east of UTC: %d', (zone, at, minutes) => {
  expect(zoneOffset(at, zone)).toBe(minutes);
});

test('an unknown zone and an impossible rollover are refused', () => {
  const refusal = expect.objectContaining({ code: 'bad-input' });
  expect(() => studyDay(0, { zone: 'Mars/Olympus', rollover: 4 })).toThrow(refusal);
  expect(() => zoneOffset(0, 'Mars/Olympus')).toThrow(refusal);
  for (const rollover of [-1, 24, 3.5, Number.NaN]) {
    expect(() => studyDay(0, { zone: 'UTC', rollover })).toThrow(refusal);
  }
});

test('a day is due from its first instant on, an instant from itself on', () => {
  const calendar = { zone: 'Europe/Berlin', rollover: 4 };
  const day = Date.UTC(2026, 10, 23) / DAY;
  const start = Date.UTC(2026, 10, 23, 3);
  expect(dueInstant({ kind: 'day', day }, calendar)).toBe(start);
  expect(isDue({ kind: 'day', day }, start - 1, calendar)).toBe(false);
  expect(isDue({ kind: 'day', day }, start, calendar)).toBe(true);
  expect(isDue({ kind: 'instant', at: 5 }, 4, calendar)).toBe(false);
  expect(isDue({ kind: 'instant', at: 5 }, 5, calendar)).toBe(true);
  expect(dueDay({ kind: 'instant', at: start - 1 }, calendar)).toBe(day - 1);
});
