import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { actsEn } from '#app/i18n/acts.en.ts';
import { actsRu } from '#app/i18n/acts.ru.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { reviewEn } from '#app/i18n/review.en.ts';
import { reviewRu } from '#app/i18n/review.ru.ts';
import { buildName } from '#app/server/build-name.ts';
import { getActor, getContext, getSettings } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { openSession } from '#lib/review/open-session.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { type DeckId, isId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';
import { backToChoice, readCustom } from './read-custom.ts';
import { ReviewScreen } from './review-screen.tsx';

/** How many cards come with the page: enough for a minute without the network, few enough to be there at once. */
const SLICE = 24;

const texts: Readonly<Record<Language, ReviewTexts>> = { en: reviewEn, ru: reviewRu };

interface ReviewPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: texts[await getLanguage()].title };
}

/**
 * Reviewing the desk, or one deck of it: `/review?deck=…`; by the queue, or beside it (`readCustom`). The first card is
 * in the page itself.
 */
export default async function ReviewPage({ searchParams }: ReviewPageProps) {
  const params = await searchParams;
  const deck = deckOf(params.deck);
  const [context, actor, settings, language] = await Promise.all([
    getContext(),
    getActor(),
    getSettings(),
    getLanguage(),
  ]);
  const custom = await readCustom(context, actor, params);
  const opened = openSession(context, actor, { deck, custom, size: SLICE });
  const start = await opened.catch((error: unknown) => {
    if (isAppError(error) && error.code === 'too-slow') backToChoice(params, error.code);
    throw error;
  });
  return (
    <ReviewScreen
      start={start}
      deck={deck}
      custom={custom}
      user={actor.user}
      build={await buildName()}
      texts={texts[language]}
      language={language}
      acts={language === 'ru' ? actsRu : actsEn}
      settings={settings}
    />
  );
}

/** The deck that an address names; null for the whole desk. */
function deckOf(value: string | string[] | undefined): DeckId | null {
  if (value === undefined) return null;
  if (typeof value !== 'string' || !isId(value)) notFound();
  return value as DeckId;
}
