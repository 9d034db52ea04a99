import type { Messages } from '#app/i18n/index.ts';
import type { Return, Way } from '#lib/review/break-plan.ts';
import { drop, plan } from './plan.ts';

type Texts = Messages['study']['back'];

/** What waits now, and the plan for it: made, changed, dropped. */
export function PlanForm({ back, texts }: { readonly back: Return; readonly texts: Texts }) {
  const way = back.plan ?? back.proposal;
  const isOn = back.plan !== null;
  return (
    <section className="sheet grid gap-3" aria-labelledby="plan">
      <h2 id="plan">{isOn || back.isMuch ? wayInWords(way, texts) : texts.nothing}</h2>
      <p>
        {texts.waits(back.backlog)} {back.usual > 0 && texts.usual(back.usual)}{' '}
        {(isOn || back.isMuch) && texts.inCards(way.cap)}
      </p>
      {(isOn || back.isMuch) && (
        <>
          <p className="hint">{texts.how}</p>
          <form action={plan} className="study-form">
            <div className="field">
              <label htmlFor="minutes">{texts.minutes}</label>
              <input
                id="minutes"
                name="minutes"
                type="number"
                inputMode="numeric"
                min={1}
                max={1440}
                defaultValue={way.minutes}
                required
              />
            </div>
            <button className="button button-main" type="submit">
              {isOn ? texts.save : texts.begin}
            </button>
          </form>
        </>
      )}
      {isOn && (
        <form action={drop}>
          <button className="button" type="submit">
            {texts.drop}
          </button>
        </form>
      )}
    </section>
  );
}

/** "9 days of 15 minutes, then as before". */
export function wayInWords({ days, minutes }: Way, texts: Texts): string {
  if (days === null) return texts.noWay(minutes);
  return days === 0 ? texts.noNeed : texts.way(days, minutes);
}
