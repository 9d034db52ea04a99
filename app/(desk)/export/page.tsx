import type { Metadata } from 'next';
import { failureCode } from '#app/i18n/failure-code.ts';
import { messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { searchProblem } from '#app/server/search-problem.ts';
import { listDecks } from '#lib/library/list-decks.ts';
import type { Language } from '#lib/shared/settings.ts';
import { AnkiForm, LogForms, NotesForm, PrintLinks } from './forms.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).export.title };
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

interface Props {
  readonly searchParams: Promise<Params>;
}

/** The ways out, by where one wants to go: another Kartoteka, Anki, an editor, a table, paper. */
export default async function ExportPage({ searchParams }: Props) {
  const params = await searchParams;
  const language = await getLanguage();
  const texts = messages(language).export;
  const decks = await listDecks(await getContext(), await getActor());
  const problem = await problemOf(params, language);
  const asked = { ...askedOf(params), problem };
  const form = FORMS.get(textOf(params.format)) ?? null;
  const others = { ...askedOf(form === null ? params : {}), problem: null };
  const scope = { decks, texts };
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{texts.title}</h1>
        <p className="hint">{texts.intro}</p>
      </header>
      {form === null && problem !== null && <Notice problem>{problem}</Notice>}
      <section className="sheet grid content-start justify-items-start gap-3" aria-labelledby="all">
        <h2 id="all">{texts.bundle.title}</h2>
        <p>{texts.bundle.text}</p>
        <a className="button button-main" href="/api/export/kartoteka.zip">
          {texts.bundle.action}
        </a>
      </section>
      <AnkiForm {...scope} asked={form === 'anki' ? asked : others} />
      <NotesForm {...scope} asked={form === 'notes' ? asked : others} />
      <LogForms texts={texts} />
      <PrintLinks decks={decks} texts={texts} />
      <p>
        <a href="/settings/backups">{texts.backups}</a>
      </p>
    </div>
  );
}

/** The form that asks for a format. */
const FORMS: ReadonlyMap<string, 'anki' | 'notes'> = new Map([
  ['apkg', 'anki'],
  ['markdown', 'notes'],
  ['csv', 'notes'],
]);

/** What a form sent, for it comes back with it where no file came of that: a box that was not ticked sent nothing. */
function askedOf(params: Params) {
  const isBack = params.format !== undefined;
  return {
    deck: textOf(params.deck),
    search: textOf(params.search),
    progress: !isBack || params.progress === 'on',
    media: !isBack || params.media === 'on',
    format: params.format === 'csv' ? 'csv' : 'markdown',
  };
}

/** Why no file was made; null where none was asked for. */
async function problemOf(params: Params, language: Language): Promise<string | null> {
  if (params.wrong === undefined) return null;
  const { export: texts, failure } = messages(language);
  if (params.wrong === 'none') return texts.nothingFound;
  if (params.wrong === 'search') {
    return (await searchProblem(textOf(params.search), language)) ?? failure['bad-input'];
  }
  return failure[failureCode(params.wrong) ?? 'internal'];
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
