import type { FitTexts } from '#app/i18n/fit.en.ts';
import { formatInterval } from '#app/i18n/format-length.ts';
import { Notice } from '#app/parts/notice.tsx';
import { PatientButton } from '#app/parts/patient-button.tsx';
import type { Recomputing } from '#lib/options/recompute-memory.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';
import { foresee, recompute, takeBack } from './actions.ts';

interface Props {
  readonly deck: string;
  /** What it would do; null before anybody asked. */
  readonly effect: Recomputing | null;
  /** The operation that did it just now. */
  readonly done: string | null;
  readonly texts: FitTexts['fromHistory'];
  readonly language: Language;
}

/** The offer to reckon memory that came with cards anew from their answers: first what it would do, then the button that does it. */
export function FromHistory({ deck, effect, done, texts, language }: Props) {
  return (
    <section className="grid gap-3 justify-items-start" aria-labelledby="from-history">
      <h2 id="from-history">{texts.title}</h2>
      <p className="max-w-[40rem]">{texts.intro}</p>
      {done !== null && <Done deck={deck} operation={done} texts={texts} />}
      {effect === null ? (
        <form action={foresee}>
          <input type="hidden" name="deck" value={deck} />
          <PatientButton className="button" working={texts.working}>
            {texts.preview}
          </PatientButton>
        </form>
      ) : (
        <Effect deck={deck} effect={effect} texts={texts} language={language} />
      )}
    </section>
  );
}

function Done(props: {
  readonly deck: string;
  readonly operation: string;
  readonly texts: Props['texts'];
}) {
  const { deck, operation, texts } = props;
  return (
    <form action={takeBack} className="done">
      <input type="hidden" name="deck" value={deck} />
      <input type="hidden" name="operation" value={operation} />
      <Notice>{texts.done}</Notice>
      <PatientButton className="button" working={texts.working}>
        {texts.undo}
      </PatientButton>
    </form>
  );
}

function Effect(props: {
  readonly deck: string;
  readonly effect: Recomputing;
  readonly texts: Props['texts'];
  readonly language: Language;
}) {
  const { deck, effect, texts, language } = props;
  const { cards, withoutBeginning, longer, shorter, moved } = effect;
  const days = (stability: number | null) =>
    formatInterval((stability ?? 0) * DAY_SECONDS, language);
  return (
    <div className="sheet grid gap-3 justify-items-start w-full">
      {cards === 0 && <Notice>{texts.nothing}</Notice>}
      {cards > 0 && (
        <>
          <Notice>{texts.cards(cards)}</Notice>
          <ul className="grid gap-1">
            <li>{texts.stability(days(effect.before), days(effect.after))}</li>
            <li>{texts.differ(longer, shorter)}</li>
            <li>{texts.moved(moved)}</li>
          </ul>
        </>
      )}
      {withoutBeginning > 0 && <p className="hint">{texts.kept(withoutBeginning)}</p>}
      {cards > 0 && (
        <form action={recompute}>
          <input type="hidden" name="deck" value={deck} />
          <PatientButton className="button button-main" working={texts.working}>
            {texts.start}
          </PatientButton>
        </form>
      )}
    </div>
  );
}
