import { formatDuration } from '#app/i18n/format-length.ts';
import { type Messages, messages } from '#app/i18n/index.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import { DAY, MINUTE, SECOND } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';

/** How the numbers of this page are said in one language. */
export interface Words {
  readonly language: Language;
  readonly texts: Messages['stats'];
  readonly number: (value: number) => string;
  readonly decimal: (value: number) => string;
  readonly percent: (share: number) => string;
  /** A day with its month, and its year where it is not that of today. */
  readonly day: (day: StudyDay) => string;
  readonly weekday: (day: StudyDay) => string;
  /** Days, or one of them. */
  readonly span: (span: { readonly from: StudyDay; readonly to: StudyDay }) => string;
  readonly duration: (milliseconds: number) => string;
  readonly minutes: (milliseconds: number) => string;
}

/** The words of a language, on a study day. */
export function wordsOf(language: Language, today: StudyDay): Words {
  const locale = language === 'en' ? 'en-GB' : 'ru';
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  // Study days are dates of their own, of no zone.
  const near = dates(locale, { day: 'numeric', month: 'short' });
  const far = dates(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const weekdays = dates(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const thisYear = new Date(today * DAY).getUTCFullYear();
  const isNear = (day: StudyDay) => new Date(day * DAY).getUTCFullYear() === thisYear;
  return {
    language,
    texts: messages(language).stats,
    number: (value) => whole.format(value),
    decimal: (value) => tenths.format(value),
    percent: (share) => shares.format(share),
    day: (day) => (isNear(day) ? near : far).format(day * DAY),
    weekday: (day) => weekdays.format(day * DAY),
    span: ({ from, to }) =>
      from === to
        ? (isNear(from) ? near : far).format(from * DAY)
        : (isNear(from) ? near : far).formatRange(from * DAY, to * DAY),
    duration: (milliseconds) => formatDuration(milliseconds / SECOND, language),
    minutes: (milliseconds) => tenths.format(milliseconds / MINUTE),
  };
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
}
