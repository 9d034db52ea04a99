import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { formatDate } from '#app/i18n/format.ts';
import { messages } from '#app/i18n/index.ts';
import { someNames } from '#app/i18n/some-names.ts';
import { Notice } from '#app/parts/notice.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { type FitsView, showFits } from '#lib/options/fit/show-fits.ts';
import { previewRecomputing, type Recomputing } from '#lib/options/recompute-memory.ts';
import { isAppError } from '#lib/shared/errors.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { FromHistory } from './from-history.tsx';
import { Learning } from './learning.tsx';
import { PastFits } from './past-fits.tsx';

interface Props {
  readonly params: Promise<{ readonly deck: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { deck } = await viewOf((await params).deck);
  return { title: messages(await getLanguage()).fit.of(deck.title) };
}

/** What is learnt of how fast somebody forgets, from their own answers. */
export default async function FitPage({ params, searchParams }: Props) {
  const [view, query, language] = await Promise.all([
    viewOf((await params).deck),
    searchParams,
    getLanguage(),
  ]);
  const { settings } = await getActor();
  const texts = messages(language).fit;
  const { deck, decks } = view;
  const day = (instant: number) => formatDate(instant, language, settings.zone ?? 'UTC');
  const titles = someNames(
    decks.map(({ title }) => title),
    language,
  );
  const changed = typeof query.changed === 'string';
  return (
    <div className="grid gap-4">
      <header>
        <p className="text-soft">{texts.title}</p>
        <h1 lang={deck.language}>{deck.title}</h1>
      </header>
      {query.busy && <Notice problem>{texts.busy}</Notice>}
      {changed && (
        <Notice key={String(view.fits.findIndex(({ inUse }) => inUse))}>{texts.changed}</Notice>
      )}
      <div className="grid gap-2 max-w-[40rem]">
        <p>{texts.intro}</p>
        <p>{texts.promise}</p>
        <p className="hint">{texts.decks(decks.length, titles)}</p>
      </div>
      <Learning
        view={changed ? { ...view, job: stillRunning(view) } : view}
        texts={texts}
        language={language}
      />
      <PastFits view={view} texts={texts} language={language} day={day} />
      <FromHistory
        deck={deck.id}
        effect={query.history === undefined ? null : await effectOf(deck.id)}
        done={typeof query.recomputed === 'string' ? query.recomputed : null}
        texts={texts.fromHistory}
        language={language}
      />
      <p>
        <a href={`/decks/${deck.id}/options`}>{texts.toOptions}</a>
      </p>
    </div>
  );
}

/** One thing is said at a time: after a change, what came of the last fit is old. */
function stillRunning({ job }: FitsView): FitsView['job'] {
  return job?.state === 'running' ? job : null;
}

async function effectOf(deck: DeckId): Promise<Recomputing> {
  return previewRecomputing(await getContext(), await getActor(), deck);
}

const viewOf = cache(async (deck: string): Promise<FitsView> => {
  try {
    return await showFits(await getContext(), await getActor(), deck as DeckId);
  } catch (error) {
    if (isAppError(error) && error.code === 'not-found') notFound();
    throw error;
  }
});
