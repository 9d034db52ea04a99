import type { Calendar, StudyDay } from '#lib/scheduler/types.ts';
import { AppError } from '#lib/shared/errors.ts';
import { DAY, HOUR, type Instant, MINUTE } from '#lib/shared/instant.ts';

/** No zone has ever been further than this from UTC. */
const FARTHEST_OFFSET = 16 * HOUR;
const MOST_STARTS = 50_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const calendars = new Map<string, Map<StudyDay, Instant>[]>();

/**
 * The study day to which an instant belongs: the local civil date, less one day while the local
 * clock shows an hour before the rollover. A day once begun stays begun when clocks go back across
 * the rollover, so the result never falls as the instant grows; a civil date that a zone left out
 * is left out here too. Throws `bad-input` for an unknown zone or an impossible rollover hour.
 */
export function studyDay(instant: Instant, calendar: Calendar): StudyDay {
  const starts = startsOf(calendar);
  let day = Math.floor((instant - calendar.rollover * HOUR) / DAY);
  while (instant < startIn(starts, day, calendar)) day--;
  while (instant >= startIn(starts, day + 1, calendar)) day++;
  return day;
}

/**
 * The first instant of a study day: the first at which the local clock stands at or past the
 * rollover hour of that civil date. A day that the zone left out starts together with the next one.
 * Throws like {@link studyDay}.
 */
export function startOfStudyDay(day: StudyDay, calendar: Calendar): Instant {
  return startIn(startsOf(calendar), day, calendar);
}

/**
 * Minutes east of UTC that the clocks of an IANA zone show at an instant; whole for every zone since
 * 1972. Throws `bad-input` for an unknown zone.
 */
export function zoneOffset(instant: Instant, zone: string): number {
  return offset(instant, zone) / MINUTE;
}

function startsOf({ zone, rollover }: Calendar): Map<StudyDay, Instant> {
  const ofZone = calendars.get(zone) ?? [];
  const known = ofZone[rollover];
  if (known !== undefined && known.size < MOST_STARTS) return known;
  if (!Number.isInteger(rollover) || rollover < 0 || rollover > 23) {
    throw new AppError('bad-input', `not an hour of the day: ${rollover}`, { rollover });
  }
  formatOf(zone);
  const fresh = new Map<StudyDay, Instant>();
  ofZone[rollover] = fresh;
  calendars.set(zone, ofZone);
  return fresh;
}

function startIn(starts: Map<StudyDay, Instant>, day: StudyDay, calendar: Calendar): Instant {
  const known = starts.get(day);
  if (known !== undefined) return known;
  const start = firstAt(day * DAY + calendar.rollover * HOUR, calendar.zone);
  starts.set(day, start);
  return start;
}

/** The first instant at which the clocks of a zone stand at or past a local time. */
function firstAt(local: number, zone: string): Instant {
  let from = local - FARTHEST_OFFSET;
  const to = local + FARTHEST_OFFSET;
  for (;;) {
    const shown = offset(from, zone);
    const change = nextChange(from, to, zone);
    const start = Math.max(from, local - shown);
    if (change === null || start < change) return start;
    from = change;
  }
}

/**
 * The first instant in (from, to] with another offset than `from` has, or null. Two changes that
 * undo each other would go unseen in less than the 32 hours looked at; no zone has such a pair.
 */
function nextChange(from: Instant, to: Instant, zone: string): Instant | null {
  const before = offset(from, zone);
  if (offset(to, zone) === before) return null;
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Milliseconds east of UTC, read from a text such as `11/23/2026, GMT+03:00`. */
function offset(instant: Instant, zone: string): number {
  const text = formatOf(zone).format(instant);
  const [hours = 0, minutes = 0, seconds = 0] = text
    .slice(text.lastIndexOf('GMT') + 4)
    .split(':')
    .map(Number);
  const size = hours * HOUR + minutes * MINUTE + seconds * 1000;
  return text.includes('GMT-') ? -size : size;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, made);
    return made;
  } catch {
    throw new AppError('bad-input', `unknown time zone: ${zone}`, { zone });
  }
}
