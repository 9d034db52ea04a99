import type { Metadata } from 'next';
import { type Messages, messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { searchProblem } from '#app/server/search-problem.ts';
import { today } from '#lib/review/today.ts';
import type { DeckToday } from '#lib/review/types.ts';
import { AddedForm, DaysForm, MoreForm, SearchForm } from './forms.tsx';
import { lower } from './raise.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).study.title };
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Custom study: each kind with what it does and when one wants it; of the whole desk, or of a deck: `?deck=…`. */
export default async function StudyPage(props: { readonly searchParams: Promise<Params> }) {
  const params = await props.searchParams;
  const view = await today(await getContext(), await getActor());
  const deck = view.decks.find(({ id }) => id === params.deck) ?? null;
  const language = await getLanguage();
  const { study: texts, failure } = messages(language);
  const search = textOf(params.search);
  const misread = params.wrong === undefined ? null : await searchProblem(search, language);
  const problem = params.wrong === 'too-slow' ? failure['too-slow'] : misread;
  const given = { deck, texts };
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{deck === null ? texts.title : texts.titleOf(deck.title)}</h1>
        <p className="hint">{texts.intro}</p>
      </header>
      {params.wrong !== undefined && <Notice problem>{problem ?? texts.wrong}</Notice>}
      {params.new !== undefined && <Told params={params} deck={deck} texts={texts} />}
      <MoreForm {...given} />
      <DaysForm {...given} kind="forgotten" days={3} />
      <DaysForm {...given} kind="ahead" days={3} />
      <AddedForm {...given} days={7} />
      <SearchForm {...given} search={search} problem={problem} tag={textOf(params.tag)} />
      <p>
        <a href="/break">{texts.back.title}</a>
      </p>
    </div>
  );
}

/** What became of today's limits, with the way to take it back. */
function Told(props: {
  readonly params: Params;
  readonly deck: DeckToday | null;
  readonly texts: Messages['study'];
}) {
  const { params, deck, texts } = props;
  const operation = textOf(params.operation);
  if (operation === '') return <Notice>{texts.more.nothing}</Notice>;
  return (
    <div className="grid justify-items-start gap-2">
      <Notice key={operation}>
        {texts.more.done(Number(params.new) || 0, Number(params.reviews) || 0)}
      </Notice>
      <form action={lower}>
        <input type="hidden" name="deck" value={deck?.id ?? ''} />
        <input type="hidden" name="operation" value={operation} />
        <button className="button" type="submit">
          {texts.more.undo}
        </button>
      </form>
    </div>
  );
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
