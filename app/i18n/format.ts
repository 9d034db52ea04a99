import { DAY_SECONDS, type Instant, SECOND, type Seconds } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
/** A twelfth of the mean Gregorian year, in days. */
const MONTH_DAYS = 30.436875;
const YEAR_DAYS = 365.2425;

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

const SHORT: Readonly<Record<Language, Readonly<Record<Unit, string>>>> = {
  en: { second: 's', minute: 'min', hour: 'h', day: 'd', month: 'mo', year: 'y' },
  ru: { second: 'с', minute: 'мин', hour: 'ч', day: 'дн.', month: 'мес.', year: 'г.' },
};

// Made once: four of these are on the way from a key to the next card.
const TENTHS: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 1 }),
  ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 1 }),
};

/** The shortest form of an interval, for the answer buttons: «10 мин», «3 дн.», «2,4 мес.»; "10 min", "3 d", "2.4 mo". */
export function formatInterval(seconds: Seconds, language: Language): string {
  const [value, unit] = inLargestUnit(seconds);
  const number = TENTHS[language].format(value);
  return `${number}\u00A0${shortUnit(value, unit, language)}`;
}

/** Rounds before choosing the unit, so that 59.7 minutes read as one hour, not as 60 minutes. */
function inLargestUnit(seconds: Seconds): readonly [number, Unit] {
  const days = seconds / DAY_SECONDS;
  if (Math.round(seconds) < MINUTE_SECONDS) return [Math.round(seconds), 'second'];
  if (Math.round(seconds / MINUTE_SECONDS) < 60)
    return [Math.round(seconds / MINUTE_SECONDS), 'minute'];
  if (toTenth(seconds / HOUR_SECONDS) < 24) return [toTenth(seconds / HOUR_SECONDS), 'hour'];
  if (Math.round(days) < 31) return [Math.round(days), 'day'];
  if (toTenth(days / MONTH_DAYS) < 12) return [toTenth(days / MONTH_DAYS), 'month'];
  return [toTenth(days / YEAR_DAYS), 'year'];
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function shortUnit(value: number, unit: Unit, language: Language): string {
  // «5 л.» would read as litres.
  if (language === 'ru' && unit === 'year' && takesManyYears(value)) return 'лет';
  return SHORT[language][unit];
}

function takesManyYears(value: number): boolean {
  return Number.isInteger(value) && new Intl.PluralRules('ru').select(value) === 'many';
}

/** A length of work: «меньше минуты», «12 мин», «1 ч 5 мин»; "less than a minute", "12 min", "1 h 5 min". */
export function formatDuration(seconds: Seconds, language: Language): string {
  const minutes = Math.round(seconds / MINUTE_SECONDS);
  if (minutes < 1) return language === 'ru' ? 'меньше минуты' : 'less than a minute';
  const unit = SHORT[language];
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u00A0${unit.minute}`;
  const whole = `${hours}\u00A0${unit.hour}`;
  return rest === 0 ? whole : `${whole}\u00A0${rest}\u00A0${unit.minute}`;
}

/** A length of work as it is guessed: «примерно 12 мин», "about 12 min". */
export function formatEstimate(seconds: Seconds, language: Language): string {
  const duration = formatDuration(seconds, language);
  if (Math.round(seconds / MINUTE_SECONDS) < 1) return duration;
  return `${language === 'ru' ? 'примерно' : 'about'} ${duration}`;
}

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
