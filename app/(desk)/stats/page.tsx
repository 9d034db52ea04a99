import type { Metadata } from 'next';
import { failureCode } from '#app/i18n/failure-code.ts';
import { messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { describeSearchError } from '#lib/search/describe-error.ts';
import { countAnswers } from '#lib/stats/count-answers.ts';
import type { Statistics } from '#lib/stats/types.ts';
import { type Asked, type Params, queryOf, readAsk, readFound } from './ask.ts';
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
  const params = await props.searchParams;
  const asked = await readAsk(params);
  await countAnswers(await getContext(), await getActor());
  const found = await readFound(asked);
  const language = await getLanguage();
  const { stats: texts, failure, badSearch } = messages(language);
  const { error } = asked;
  const wrong = found === null ? 'too-slow' : failureCode(params.wrong);
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{texts.title}</h1>
      </header>
      <ScopeForm asked={asked} isTooSlow={found === null} texts={texts.scope} />
      {error !== null && (
        <Notice key={asked.search} problem>
          {badSearch(error.column, describeSearchError(error, language))}
        </Notice>
      )}
      {wrong !== null && (
        <Notice key={wrong + asked.search} problem>
          {failure[wrong]}
        </Notice>
      )}
      {found !== null && (
        <>
          <Everything found={found} words={wordsOf(language, found.today)} asked={asked} />
          <p>
            <a href={`/api/export/stats.csv?${queryOf(asked)}`}>{texts.scope.csv}</a>
          </p>
        </>
      )}
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
