import type { Metadata } from 'next';
import { cardsTexts } from '#app/i18n/cards.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { additionDecks } from '#lib/library/editing/addition-decks.ts';
import { fieldNames } from '#lib/library/replacing/field-names.ts';
import { CardsScreen } from './cards-screen.tsx';
import { orderText, readOrder } from './columns.ts';
import { cardsReply } from './replies.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: cardsTexts(await getLanguage()).title };
}

/** More names of fields nobody looks through. */
const MOST_FIELDS = 100;

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The cards: found by anything they are, one by one or very many at once. */
export default async function CardsPage({ searchParams }: Props) {
  const { q, sort } = await searchParams;
  const search = typeof q === 'string' ? q : '';
  const order = readOrder(typeof sort === 'string' ? sort : null);
  const [context, actor, language] = await Promise.all([getContext(), getActor(), getLanguage()]);
  const [fields, decks] = await Promise.all([
    fieldNames(context, actor),
    additionDecks(context, actor),
  ]);
  const first = await cardsReply(context, actor, { search, order, after: null, language });
  return (
    <CardsScreen
      first={first}
      search={search}
      order={orderText(order)}
      language={language}
      texts={cardsTexts(language)}
      singleKeys={actor.settings.singleKeys}
      fields={fields.slice(0, MOST_FIELDS)}
      decks={decks}
    />
  );
}
