import type { Metadata } from 'next';
import { messages } from '#app/i18n/index.ts';
import { getLanguage } from '#app/server/language.ts';
import { ImportDesk } from './import-desk.tsx';
import { plainTexts } from './plain-texts.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).import.title };
}

/** The way in: choose a file, see what it holds, add it. */
export default async function ImportPage() {
  const texts = messages(await getLanguage()).import;
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{texts.title}</h1>
        <p className="hint">{texts.intro}</p>
      </header>
      <noscript>
        <p className="notice">{texts.noScript}</p>
      </noscript>
      <ImportDesk texts={plainTexts(texts)} />
    </div>
  );
}
