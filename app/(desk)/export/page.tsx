import type { Metadata } from 'next';
import { messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { listDecks } from '#lib/library/list-decks.ts';
import { AnkiForm, LogForms, NotesForm, PrintLinks } from './forms.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).export.title };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The ways out, by where one wants to go: another Kartoteka, Anki, an editor, a table, paper. */
export default async function ExportPage({ searchParams }: Props) {
  const params = await searchParams;
  const texts = messages(await getLanguage()).export;
  const decks = await listDecks(await getContext(), await getActor());
  const scope = { decks, texts, deck: textOf(params.deck), search: textOf(params.search) };
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{texts.title}</h1>
        <p className="hint">{texts.intro}</p>
      </header>
      {params.wrong !== undefined && (
        <Notice problem>{params.wrong === 'none' ? texts.nothingFound : texts.wrongSearch}</Notice>
      )}
      <section className="sheet grid content-start justify-items-start gap-3" aria-labelledby="all">
        <h2 id="all">{texts.bundle.title}</h2>
        <p>{texts.bundle.text}</p>
        <a className="button button-main" href="/api/export/kartoteka.zip" download>
          {texts.bundle.action}
        </a>
      </section>
      <AnkiForm {...scope} />
      <NotesForm {...scope} />
      <LogForms texts={texts} />
      <PrintLinks decks={decks} texts={texts} />
      <p>
        <a href="/settings/backups">{texts.backups}</a>
      </p>
    </div>
  );
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
