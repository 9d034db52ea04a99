import type { Metadata } from 'next';
import { messages } from '#app/i18n/index.ts';
import { getLanguage } from '#app/server/language.ts';
import { plainTexts } from '../plain-texts.ts';
import { FilesDesk } from './files-desk.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).import.filesTitle };
}

/** Changes in the files of the deck folders: what they would do, and what is to be decided. */
export default async function FilesPage() {
  const texts = messages(await getLanguage()).import;
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{texts.filesTitle}</h1>
        <p className="hint">{texts.filesIntro}</p>
      </header>
      <noscript>
        <p className="notice">{texts.filesNoScript}</p>
      </noscript>
      <FilesDesk texts={plainTexts(texts)} />
    </div>
  );
}
