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
  const { card, shownAt, revealedAt } = shown;
  const prompt = useRef<HTMLDivElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const isRevealed = revealedAt !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card, or the same one again, begins anew
  useLayoutEffect(() => {
    if (isRevealed) lookAt(answer.current);
    else begin(prompt.current);
  }, [card.id, shownAt, isRevealed]);
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

/** Focus follows the card: that is what makes a screen reader speak it. */
function begin(prompt: HTMLElement | null): void {
  scrollTo(0, 0);
  // After an undo the element has the focus already, with another text.
  if (document.activeElement === prompt) prompt?.blur();
  prompt?.focus({ preventScroll: true });
}

function lookAt(answer: HTMLElement | null): void {
  answer?.focus({ preventScroll: true });
  answer?.scrollIntoView({ block: 'nearest' });
}
