import type { Metadata } from 'next';
import { messages } from '#app/i18n/index.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { showEndedPackage, showPackage } from '#lib/library/import-anki/package-jobs.ts';
import { listDecks } from '#lib/library/list-decks.ts';
import { ImportDesk } from './import-desk.tsx';
import { Kinds } from './kinds.tsx';
import { packageInWords } from './package/package-in-words.ts';
import { packageTexts } from './package/package-texts.ts';
import { plainTexts } from './plain-texts.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).import.title };
}

/** The way in: choose a file, see what it holds, add it. */
export default async function ImportPage() {
  const language = await getLanguage();
  const { import: texts, chrome, fromAnki } = messages(language);
  const [context, actor] = [await getContext(), await getActor()];
  const job = await showPackage(context, actor);
  const isOpen = job !== null && (job.state === 'running' || (job.did === 'plan' && job.isKept));
  const ended = isOpen ? null : await showEndedPackage(context, actor);
  const decks = await listDecks(context, actor);
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{texts.title}</h1>
        <p className="hint">{texts.intro}</p>
      </header>
      <noscript>
        <p className="notice">{texts.noScript}</p>
      </noscript>
      <ImportDesk
        texts={plainTexts(texts)}
        own={packageTexts(fromAnki)}
        waiting={isOpen ? packageInWords(job, language) : null}
        kinds={<Kinds texts={texts} />}
        decks={decks.map(({ key }) => key)}
        ended={ended && packageInWords(ended, language)}
      />
      {/* On a phone the sections leave it out. */}
      <p className="md:hidden">
        <a href="/export">{chrome.export}</a>
      </p>
    </div>
  );
}
