import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CardInfoView } from '#app/card-info/card-info-view.tsx';
import { cardInfoTexts } from '#app/card-info/words.ts';
import { CardHtml } from '#app/parts/card-html.tsx';
import { getActor, getContext, getSettings } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { type CardInfo, cardInfo } from '#lib/review/card-info.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { type CardId, isId } from '#lib/shared/ids.ts';
import { EditCard } from './edit-card.tsx';

interface CardPageProps {
  readonly params: Promise<{ readonly card: string }>;
}

export async function generateMetadata({ params }: CardPageProps): Promise<Metadata> {
  const info = await find((await params).card);
  return { title: info ? plainPrompt(info) : cardInfoTexts(await getLanguage()).title };
}

/** One card: how it looks, and all there is to tell of it. */
export default async function CardPage({ params }: CardPageProps) {
  const info = await find((await params).card);
  if (info === null) notFound();
  const [language, { singleKeys }] = await Promise.all([getLanguage(), getSettings()]);
  const texts = cardInfoTexts(language);
  return (
    <article className="grid gap-4">
      <header className="grid gap-2">
        <p className="hint" lang={info.language}>
          {[info.deckTitle, ...info.source.headings].join(' › ')}
        </p>
        <h1 lang={info.language}>{plainPrompt(info)}</h1>
        <EditCard card={info.card} language={language} singleKeys={singleKeys} />
      </header>
      <div className="card-info-sides sheet" lang={info.language}>
        <Side name={texts.texts.prompt} html={info.prompt} language={language} />
        <Side name={texts.texts.answer} html={info.answer} language={language} />
      </div>
      <CardInfoView info={info} language={language} />
    </article>
  );
}

function Side(props: { readonly name: string; readonly html: string; readonly language: string }) {
  const { name, html, language } = props;
  return (
    <section>
      <p className="card-info-name" lang={language}>
        {name}
      </p>
      <CardHtml html={html} />
    </section>
  );
}

const LONGEST_TITLE = 120;

function plainPrompt({ promptText }: CardInfo): string {
  return promptText.length > LONGEST_TITLE ? `${promptText.slice(0, LONGEST_TITLE)}…` : promptText;
}

const find = cache(async (card: string): Promise<CardInfo | null> => {
  if (!isId(card)) return null;
  try {
    return await cardInfo(await getContext(), await getActor(), card as CardId);
  } catch (error) {
    if (isAppError(error) && error.code === 'not-found') return null;
    throw error;
  }
});
