import type { BackupFile } from '#lib/platform/backup-folder.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Calendar } from '#lib/scheduler/types.ts';
import { DAY, type Instant } from '#lib/shared/instant.ts';

/** For how long all copies stay; then one a day, one a week, one in four weeks stays. */
export const KEEPING = { all: 2 * DAY, days: 14, weeks: 10, months: 12 } as const;

/**
 * The copies that may go: younger than two days all stay; then the newest of each day for two weeks, of each week for ten weeks, of each four
 * weeks for a year. Those that a person made stay until the person removes them, and so does the newest of all.
 */
export function thinOut(
  backups: readonly BackupFile[],
  now: Instant,
  calendar: Calendar,
): BackupFile[] {
  const today = studyDay(now, calendar);
  const seen = new Set<string>();
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  return newestFirst.filter((backup, place) => {
    if (place === 0 || backup.reason === 'by-hand' || now - backup.at < KEEPING.all) return false;
    const slot = slotOf(studyDay(backup.at, calendar), today);
    if (slot === null || seen.has(slot)) return true;
    seen.add(slot);
    return false;
  });
}

const WEEK = 7;
const MONTH = 28;

/** Which copy of its kind it is; null for one that is too old. */
function slotOf(day: number, today: number): string | null {
  const age = today - day;
  if (age <= KEEPING.days) return `day ${day}`;
  if (age <= KEEPING.weeks * WEEK) return `week ${Math.floor(day / WEEK)}`;
  if (age <= KEEPING.months * MONTH) return `month ${Math.floor(day / MONTH)}`;
  return null;
}
