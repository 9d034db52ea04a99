import { formatDay } from '#app/i18n/format.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Calendar } from '#lib/scheduler/types.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';
import { filled } from './words.ts';

/** When the next cards come, in a sentence: the time where it is today, else the day. */
export function nextDueText(
  next: Instant | null,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
  { texts, language }: { readonly texts: ReviewTexts['next']; readonly language: Language },
): string {
  if (next === null) return texts.none;
  const days = studyDay(next, calendar) - studyDay(now, calendar);
  if (days <= 0) return filled(texts.today, 'time', timeOf(next, language, calendar.zone));
  if (days === 1) return texts.tomorrow;
  return filled(texts.later, 'day', formatDay(next, language, calendar.zone));
}

function timeOf(instant: Instant, language: Language, timeZone: string): string {
  const locale = language === 'en' ? 'en-GB' : 'ru';
  const format = { hour: '2-digit', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(locale, format).format(instant);
}
