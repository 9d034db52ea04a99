import type { FitTexts } from '#app/i18n/fit.en.ts';
import type { FitJob, FitsView } from '#lib/options/fit/show-fits.ts';
import type { Language } from '#lib/shared/settings.ts';
import { cancel, start } from './actions.ts';
import { Progress } from './progress.tsx';
import { foundInWords } from './words.ts';

/** The button that starts, how far it is, and what came of it last. */
export function Learning(props: {
  readonly view: FitsView;
  readonly texts: FitTexts;
  readonly language: Language;
}) {
  const { view, texts, language } = props;
  const { job, deck, preset } = view;
  if (job?.state === 'running') return <Running job={job} deck={deck.id} texts={texts} />;
  const said = job?.isHere ? ended(job, view, { texts, language }) : null;
  return (
    <div className="sheet grid gap-3">
      {said && (
        <p className={job?.state === 'failed' ? 'notice notice-problem' : 'notice'} role="status">
          {said}
        </p>
      )}
      <form action={start}>
        <input type="hidden" name="deck" value={deck.id} />
        <input type="hidden" name="preset" value={preset.id} />
        <button className="button button-main" type="submit">
          {texts.start}
        </button>
      </form>
    </div>
  );
}

function Running(props: { readonly job: FitJob; readonly deck: string; readonly texts: FitTexts }) {
  const { job, deck, texts } = props;
  const label = job.isHere ? texts.running : texts.elsewhere;
  return (
    <div className="sheet grid gap-3">
      <Progress deck={deck} progress={job.progress} label={label} />
      <form action={cancel}>
        <input type="hidden" name="deck" value={deck} />
        <input type="hidden" name="job" value={job.id} />
        <button className="button" type="submit">
          {texts.cancel}
        </button>
      </form>
    </div>
  );
}

function ended(
  { state, report, fit, refusal }: FitJob,
  { fits }: FitsView,
  { texts, language }: { texts: FitTexts; language: Language },
): string | null {
  if (state === 'cancelled') return texts.cancelled;
  if (state === 'failed') return refusal === 'no-trainer' ? texts.noTrainer : texts.failed;
  if (report === null) return null;
  const inUse = fits.some(({ id, inUse: isUsed }) => id === fit && isUsed);
  const found = foundInWords(report, texts, language);
  return `${found} ${inUse ? texts.adopted : texts.kept}`;
}
