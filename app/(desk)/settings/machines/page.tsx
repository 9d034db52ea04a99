import type { Metadata } from 'next';
import { messages } from '#app/i18n/index.ts';
import type { MirrorTexts } from '#app/i18n/mirror.en.ts';
import { Notice } from '#app/parts/notice.tsx';
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
  const { done, problem, folder } = await searchParams;
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
        <Kept mirror={mirror} texts={texts} />
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
      <div>
        <button className="button button-main" type="submit">
          {texts.begin}
        </button>
      </div>
    </form>
  );
}

function Kept({ mirror, texts }: { readonly mirror: ShownMirror; readonly texts: MirrorTexts }) {
  const { folder, place, result } = mirror;
  return (
    <section className="grid gap-3">
      <p>
        <code>{folder}</code>
      </p>
      <p>{texts.place(place)}</p>
      {result !== null && <p>{texts.came(result.written, result.read)}</p>}
      {result !== null && result.waiting > 0 && <p>{texts.waiting(result.waiting)}</p>}
      {result !== null && result.unreadable > 0 && <p>{texts.unreadable(result.unreadable)}</p>}
      <form className="flex flex-wrap gap-3">
        <button className="button button-main" type="submit" formAction={look}>
          {texts.look}
        </button>
        <button className="button" type="submit" formAction={stop}>
          {texts.stop}
        </button>
      </form>
    </section>
  );
}
