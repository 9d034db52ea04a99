import { memo, useLayoutEffect, useRef } from 'react';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { Shown } from '#lib/review/session/state.ts';
import type { Language } from '#lib/shared/settings.ts';
import { Side } from './side.tsx';

interface CardViewProps {
  readonly shown: Shown;
  readonly texts: ReviewTexts;
  readonly language: Language;
}

/** The card in front of the person. Both sides are there from the first paint, so that revealing moves nothing. */
export const CardView = memo(function CardView({ shown, texts, language }: CardViewProps) {
  const { card, revealedAt } = shown;
  const prompt = useRef<HTMLDivElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const isRevealed = revealedAt !== null;
  useLayoutEffect(
    () => (isRevealed ? lookAt(answer.current) : begin(prompt.current)),
    [isRevealed],
  );
  return (
    <article className="review-card">
      <p className="review-source" lang={card.language}>
        <span className="sr-only" lang={language}>{`${texts.source}: `}</span>
        {[card.deckTitle, ...card.headings].join(' › ')}
      </p>
      <Side
        ref={prompt}
        id="prompt"
        name={texts.prompt}
        nameLanguage={language}
        html={card.prompt}
        language={card.language}
        hidden={false}
      />
      <Side
        ref={answer}
        id="answer"
        name={texts.answer}
        nameLanguage={language}
        html={card.answer}
        language={card.language}
        hidden={!isRevealed}
      />
    </article>
  );
});

/** Focus follows the card, but is not taken from where the person put it before the page came alive. */
function begin(prompt: HTMLElement | null): void {
  scrollTo(0, 0);
  prompt?.focus({ preventScroll: true });
}

function lookAt(answer: HTMLElement | null): void {
  answer?.focus({ preventScroll: true });
  answer?.scrollIntoView({ block: 'nearest' });
}
