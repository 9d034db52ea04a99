import { formatDay } from '#app/i18n/format.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import { daysUntil, nextDueOf } from '#lib/review/session/summary.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';
import { filled } from './words.ts';

/** When the next cards come, in a sentence: the time where it is today, else the day. */
export function nextDueText(
  session: SessionState,
  { texts, language }: { readonly texts: ReviewTexts['next']; readonly language: Language },
): string {
  const next = nextDueOf(session);
  if (next === null) return texts.none;
  const { zone } = session.calendar;
  const days = daysUntil(next, session);
  if (days <= 0) return filled(texts.today, 'time', timeOf(next, language, zone));
  if (days === 1) return texts.tomorrow;
  return filled(texts.later, 'day', formatDay(next, language, zone));
}

function timeOf(instant: Instant, language: Language, timeZone: string): string {
  const locale = language === 'en' ? 'en-GB' : 'ru';
  const format = { hour: '2-digit', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(locale, format).format(instant);
}
