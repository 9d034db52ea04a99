import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { messages } from '#app/i18n/index.ts';
import { CardHtml } from '#app/parts/card-html.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import {
  type PrintedCard,
  type PrintedPart,
  printDeck,
  SHEET_CARDS,
} from '#lib/library/print-deck.ts';
import { isAppError } from '#lib/shared/errors.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { LightOnPaper } from './light-on-paper.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).export.print.title };
}

interface Props {
  readonly params: Promise<{ deck: string }>;
  readonly searchParams: Promise<{ from?: string }>;
}

/** A deck for paper: question and answer of each card beside one another. */
export default async function PrintPage({ params, searchParams }: Props) {
  const { deck } = await params;
  const from = Math.max(0, Math.floor(Number((await searchParams).from)) || 0);
  const sheet = await load(deck as DeckId, from);
  const texts = messages(await getLanguage()).export.print;
  return (
    <article className="print-sheet">
      <LightOnPaper />
      <header className="grid gap-2">
        <h1>{sheet.title}</h1>
        <p className="hint">{texts.cards(sheet.until, sheet.all)}</p>
        <p className="hint print-aside">
          {texts.hint} <a href="/export">{texts.back}</a>
        </p>
      </header>
      {sheet.parts.map((part) => (
        <Part key={part.deck} part={part} isWhole={part.deck === deck} />
      ))}
      {sheet.until < sheet.all && (
        <p className="print-aside">
          <a className="button" href={`/decks/${deck}/print?from=${from + SHEET_CARDS}`}>
            {texts.more}
          </a>
        </p>
      )}
    </article>
  );
}

async function load(deck: DeckId, from: number) {
  try {
    return await printDeck(await getContext(), await getActor(), { deck, from });
  } catch (error) {
    if (isAppError(error) && error.code === 'not-found') notFound();
    throw error;
  }
}

/** The cards of one deck; one that lies in the printed one is called by its name. */
function Part({ part, isWhole }: { readonly part: PrintedPart; readonly isWhole: boolean }) {
  const { title, language, cards } = part;
  return (
    <>
      {!isWhole && (
        <h2 className="print-part" lang={language}>
          {title}
        </h2>
      )}
      {cards.map((card) => (
        <Card key={card.id} card={card} language={language} />
      ))}
    </>
  );
}

function Card({ card, language }: { readonly card: PrintedCard; readonly language: string }) {
  return (
    <section className="print-card" lang={language}>
      {[card.prompt, card.answer].map((html, side) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card has two sides.
        <CardHtml key={side} html={html} />
      ))}
    </section>
  );
}
