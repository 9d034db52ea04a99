import { DAY_SECONDS, type Seconds } from '#lib/shared/instant.ts';
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
