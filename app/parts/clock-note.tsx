import { formatFullMoment } from '#app/i18n/format.ts';
import { messages } from '#app/i18n/index.ts';
import { movedClock } from '#app/server/clock.ts';
import { getSettings } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { calendarOf } from '#lib/shared/settings.ts';

/** Says what time it is here, where the clock was moved; else nothing. */
export async function ClockNote() {
  const now = await movedClock();
  if (now === null) return null;
  const [language, settings] = await Promise.all([getLanguage(), getSettings()]);
  const moment = formatFullMoment(now, language, calendarOf(settings).zone);
  return <p>{messages(language).chrome.movedClock(moment)}</p>;
}
