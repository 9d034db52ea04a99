import type { FitTexts } from '#app/i18n/fit.en.ts';
import type { FitsView, PastFit } from '#lib/options/fit/show-fits.ts';
import type { Language } from '#lib/shared/settings.ts';
import { goBack, use } from './actions.ts';
import { Tested } from './tested.tsx';
import { foundInWords } from './words.ts';

interface Props {
  readonly view: FitsView;
  readonly texts: FitTexts;
  readonly language: Language;
  /** Writes an instant as a date. */
  readonly day: (instant: number) => string;
}

/** All that was learnt so far, newest first, with the way back and forth. */
export function PastFits({ view, ...rest }: Props) {
  const { texts } = rest;
  return (
    <section className="grid gap-2" aria-labelledby="history">
      <h2 id="history">{texts.history}</h2>
      {view.fits.length === 0 && <p>{texts.noHistory}</p>}
      <ul className={view.fits.length === 0 ? undefined : 'rows'}>
        {view.fits.map((fit) => (
          <li key={fit.id} className="fit-row">
            <Past fit={fit} deck={view.deck.id} {...rest} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Past(props: Omit<Props, 'view'> & { readonly fit: PastFit; readonly deck: string }) {
  const { fit, deck, texts, language, day } = props;
  const { tested } = fit.report;
  return (
    <>
      <p>
        <span className="font-medium">{day(fit.at)}</span>
        <span className="text-soft"> · {fit.inUse ? texts.inUse : texts.notUsed}</span>
      </p>
      <p>{foundInWords(fit.report, texts, language)}</p>
      {tested && <Tested {...{ tested, texts, language, day }} parameters={fit.parameters} />}
      <Choice fit={fit} deck={deck} texts={texts} />
    </>
  );
}

/** What was not better is not offered. */
function Choice(props: { readonly fit: PastFit; readonly deck: string; readonly texts: FitTexts }) {
  const { fit, deck, texts } = props;
  if (!fit.inUse && fit.report.verdict !== 'adopt') return null;
  return (
    <form action={fit.inUse ? goBack : use}>
      <input type="hidden" name="deck" value={deck} />
      <input type="hidden" name="fit" value={fit.id} />
      <button className="button" type="submit">
        {fit.inUse ? texts.back : texts.use}
      </button>
    </form>
  );
}
