import { DAY_SECONDS, type Instant, SECOND } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;

/** How far away an instant is, in words: «через 3 часа», "in 3 hours". */
export function formatDistance(instant: Instant, now: Instant, language: Language): string {
  const seconds = Math.max(0, (instant - now) / SECOND);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  if (seconds < HOUR_SECONDS) {
    return format.format(Math.max(1, Math.round(seconds / MINUTE_SECONDS)), 'minute');
  }
  if (seconds < DAY_SECONDS) return format.format(Math.round(seconds / HOUR_SECONDS), 'hour');
  return format.format(Math.round(seconds / DAY_SECONDS), 'day');
}

/** Day and time as a person reads them: «понедельник, 24 ноября, 09:00». */
export function formatMoment(instant: Instant, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(instant);
}

/** The day as a person reads it: «понедельник, 24 ноября». */
export function formatDay(instant: Instant, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  }).format(instant);
}

/** A date with its year: «15 января 2027 г.». */
export function formatDate(instant: Instant, language: Language, zone: string): string {
  const options = { dateStyle: 'long', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale(language), options).format(instant);
}

/** Day and time with the year, for a clock that was moved. */
export function formatFullMoment(instant: Instant, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  }).format(instant);
}

/** The day as it stands in file names: 2027-01-15. */
export function formatFileDay(instant: Instant, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  }).format(instant);
}

/** English here writes the day before the month and the time in 24 hours. */
function locale(language: Language): string {
  return language === 'en' ? 'en-GB' : 'ru';
}
