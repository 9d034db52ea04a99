import { formatDistance, formatMoment } from '#app/i18n/format.ts';
import { messages } from '#app/i18n/index.ts';
import type { TodayView } from '#lib/review/types.ts';
import type { Language } from '#lib/shared/settings.ts';

/** Says that nothing is left for now, and when the next cards come. */
export function DayDone(props: {
  readonly view: TodayView;
  readonly language: Language;
  readonly zone: string;
}) {
  const { view, language, zone } = props;
  const { today } = messages(language);
  return (
    <section className="sheet grid gap-2">
      <h2>{view.done.answers > 0 ? today.allDone : today.nothingDue}</h2>
      <p>
        {view.nextDue === null
          ? today.noNext
          : today.next(
              formatDistance(view.nextDue, view.now, language),
              formatMoment(view.nextDue, language, zone),
            )}
      </p>
    </section>
  );
}
