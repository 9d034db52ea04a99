import { formatDay } from '#app/i18n/format.ts';
import { messages } from '#app/i18n/index.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { lookAhead } from '#lib/review/break-plan.ts';
import { DAY } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';
import { wayInWords } from './plan-form.tsx';

interface Props {
  /** Days as a date field gives them, 2027-01-15; empty where none were chosen. */
  readonly from: string;
  readonly to: string;
  readonly language: Language;
}

/** A break to come: what will wait, and the way back. Nothing is written. */
export async function AwayForm({ from, to, language }: Props) {
  const texts = messages(language).study.back;
  const found = from === '' && to === '' ? null : await awayBetween(from, to);
  return (
    <section className="sheet grid gap-3" aria-labelledby="away">
      <h2 id="away">{texts.away}</h2>
      <p className="hint">{texts.awayText}</p>
      <form action="/break" method="get" className="study-form">
        <div className="field">
          <label htmlFor="from">{texts.from}</label>
          <input id="from" name="from" type="date" defaultValue={from} required />
        </div>
        <div className="field">
          <label htmlFor="to">{texts.to}</label>
          <input id="to" name="to" type="date" defaultValue={to} required />
        </div>
        <button className="button" type="submit">
          {texts.show}
        </button>
      </form>
      {found === 'wrong' && <p role="alert">{texts.wrongDays}</p>}
      {found !== null && found !== 'wrong' && (
        <p role="status">
          {texts.willWait(found.backlog, formatDay(found.back, language, 'UTC'))}{' '}
          <strong>{wayInWords(found.way, texts)}.</strong>
        </p>
      )}
    </section>
  );
}

async function awayBetween(from: string, to: string) {
  const days = { from: dayOf(from), to: dayOf(to), cap: null };
  try {
    const found = await lookAhead(await getContext(), await getActor(), days);
    return { ...found, back: (days.to + 1) * DAY };
  } catch {
    return 'wrong' as const;
  }
}

/** A study day bears the number of its date, counted from 1970-01-01. */
function dayOf(date: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? -1 : Math.floor(at / DAY);
}
