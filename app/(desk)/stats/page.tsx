import type { Metadata } from 'next';
import { messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { describeSearchError } from '#lib/search/describe-error.ts';
import { countAnswers } from '#lib/stats/count-answers.ts';
import { readStatistics } from '#lib/stats/read-statistics.ts';
import type { Statistics } from '#lib/stats/types.ts';
import { type Asked, type Params, queryOf, readAsk } from './ask.ts';
import { Ahead, Done, Hours, Presses, Work, Year } from './history-parts.tsx';
import { Distributions, Standings } from './memory-parts.tsx';
import { Retention } from './retention.tsx';
import { ScopeForm } from './scope-form.tsx';
import { Troubled } from './troubled.tsx';
import { type Words, wordsOf } from './words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).stats.title };
}

/** The statistics of all cards, of a deck, or of what a search finds: `?deck=…&search=…&range=month|year|all`. */
export default async function StatsPage(props: { readonly searchParams: Promise<Params> }) {
  const asked = await readAsk(await props.searchParams);
  const context = await getContext();
  const actor = await getActor();
  await countAnswers(context, actor);
  const found = await readStatistics(context, actor, asked);
  const language = await getLanguage();
  const words = wordsOf(language, found.today);
  const { texts } = words;
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{texts.title}</h1>
      </header>
      <ScopeForm asked={asked} words={words} />
      {asked.error && (
        <Notice key={asked.search} problem>
          {texts.scope.badSearch(asked.error.column, describeSearchError(asked.error, language))}
        </Notice>
      )}
      <Everything found={found} words={words} asked={asked} />
      <p>
        <a href={`/api/export/stats.csv?${queryOf(asked)}`} download>
          {texts.scope.csv}
        </a>
      </p>
    </div>
  );
}

function Everything(props: {
  readonly found: Statistics;
  readonly words: Words;
  readonly asked: Asked;
}) {
  const { found, words, asked } = props;
  const given = { found, words };
  const all = Object.values(found.cards).reduce((sum, count) => sum + count, 0);
  if (all === 0) return <p className="text-soft">{words.texts.scope.empty}</p>;
  return (
    <div className="stats">
      <Done {...given} />
      <Year {...given} />
      <Ahead {...given} />
      <Work {...given} />
      <Retention {...given} />
      <Presses {...given} />
      <Standings {...given} />
      <Distributions {...given} />
      <Hours {...given} />
      <Troubled {...given} asked={asked} />
    </div>
  );
}
