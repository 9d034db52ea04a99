import type { Metadata } from 'next';
import { messages } from '#app/i18n/index.ts';
import type { MirrorTexts } from '#app/i18n/mirror.en.ts';
import { Notice } from '#app/parts/notice.tsx';
import { PatientButton } from '#app/parts/patient-button.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { type ShownMirror, showMirror } from '#lib/library/mirror/keep-mirror.ts';
import { begin, look, stop } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).mirror.title };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Studying on several machines through a folder. */
export default async function MachinesPage({ searchParams }: Props) {
  const { done, looked, problem, folder } = await searchParams;
  const { mirror: texts, settings } = messages(await getLanguage());
  const mirror = await showMirror(await getContext(), await getActor());
  const wrong = problemOf(problem, texts);
  return (
    <div className="grid gap-4">
      <p>
        <a href="/settings">← {settings.title}</a>
      </p>
      <h1>{texts.title}</h1>
      <p className="text-soft">{texts.intro}</p>
      {done === 'saved' && <Notice>{texts.saved}</Notice>}
      {done === 'stopped' && <Notice>{texts.stopped}</Notice>}
      {wrong !== null && <Notice problem>{wrong}</Notice>}
      {mirror === null ? (
        <Choose typed={folder} texts={texts} />
      ) : (
        <Kept mirror={mirror} looked={looked} texts={texts} />
      )}
    </div>
  );
}

function problemOf(problem: unknown, { problem: said }: MirrorTexts): string | null {
  return problem === 'bad-input' || problem === 'unreadable-file' ? said[problem] : null;
}

function Choose({ typed, texts }: { readonly typed: unknown; readonly texts: MirrorTexts }) {
  return (
    <form action={begin} className="grid gap-3">
      <label className="field">
        <span className="font-medium">{texts.folder}</span>
        <input
          className="input"
          name="folder"
          required
          defaultValue={typeof typed === 'string' ? typed : ''}
          maxLength={4000}
          aria-describedby="folder-help"
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <p className="text-soft" id="folder-help">
        {texts.folderHelp}
      </p>
      <PatientButton className="button button-main" working={texts.beginning}>
        {texts.begin}
      </PatientButton>
    </form>
  );
}

function Kept(props: {
  readonly mirror: ShownMirror;
  /** The instant of a look that was asked for just now. */
  readonly looked: unknown;
  readonly texts: MirrorTexts;
}) {
  const { mirror, looked, texts } = props;
  const { folder, place, result } = mirror;
  const came = result && texts.came(result.written, result.read);
  return (
    <section className="grid gap-3">
      <p>
        <code>{folder}</code>
      </p>
      <p>{texts.place(place)}</p>
      {came !== null && looked === undefined && <p>{came}</p>}
      {came !== null && looked !== undefined && <Notice key={String(looked)}>{came}</Notice>}
      {result !== null && result.waiting > 0 && <p>{texts.waiting(result.waiting)}</p>}
      {result !== null && result.unreadable > 0 && <p>{texts.unreadable(result.unreadable)}</p>}
      <div className="flex flex-wrap items-start gap-3">
        <form action={look}>
          <PatientButton className="button button-main" working={texts.looking}>
            {texts.look}
          </PatientButton>
        </form>
        <form action={stop}>
          <button className="button" type="submit">
            {texts.stop}
          </button>
        </form>
      </div>
    </section>
  );
}
