import { formatEstimate } from '#app/i18n/format-length.ts';
import { messages } from '#app/i18n/index.ts';
import { formatNumber } from '#app/i18n/plural.ts';
import type { TodayView } from '#lib/review/types.ts';
import type { Language } from '#lib/shared/settings.ts';

const KINDS = ['review', 'learning', 'new'] as const;

/** The day in three numbers, and the way into it. */
export function DaySummary(props: { readonly view: TodayView; readonly language: Language }) {
  const { view, language } = props;
  const { today, counts } = messages(language);
  return (
    <section className="sheet day" aria-labelledby="summary">
      <h2 className="sr-only" id="summary">
        {today.summary}
      </h2>
      <dl className="figures">
        {KINDS.map((kind) => (
          <div key={kind} className={view.counts[kind] === 0 ? 'figure figure-none' : 'figure'}>
            <dt>{counts.label[kind](view.counts[kind])}</dt>
            <dd>{formatNumber(view.counts[kind], language)}</dd>
          </div>
        ))}
      </dl>
      <div className="start">
        <a className="button button-main" href="/review">
          {today.start}
        </a>
        <p className="text--1 text-soft">{formatEstimate(view.seconds, language)}</p>
      </div>
    </section>
  );
}
