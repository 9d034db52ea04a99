import { memo, useLayoutEffect, useRef } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { useLater } from '#app/parts/later.ts';
import { answerRepeatsPrompt, mannerOf } from '#lib/review/session/manner.ts';
import type { Shown } from '#lib/review/session/state.ts';
import type { Language } from '#lib/shared/settings.ts';
import { afterPaint } from './after-paint.ts';
import { CardSource } from './card-source.tsx';
import { GapField } from './gap-field.tsx';
import { hasKeyboard } from './has-keyboard.ts';
import { heardAgain } from './heard-again.ts';
import { changed, verdict } from './later-parts.tsx';
import { Side } from './side.tsx';
import { Slots } from './slots.tsx';
import type { Study } from './study.ts';
import { TypedField } from './typed-field.tsx';
import { useOptions } from './use-options.ts';
import { usePictures } from './use-pictures.ts';
import { useSteps } from './use-steps.ts';
import { useTicks } from './use-ticks.ts';

interface CardViewProps {
  readonly shown: Shown;
  readonly study: Study;
  readonly texts: ReviewTexts;
  readonly language: Language;
  readonly acts: ActsTexts;
  readonly singleKeys: boolean;
}

/** The card in front of the person. Both sides are there from the first paint, so that revealing moves nothing. */
export const CardView = memo(function CardView(props: CardViewProps) {
  const { shown, study, texts, acts, language, singleKeys } = props;
  const { card, shownAt, revealedAt, steps } = shown;
  const sides = { prompt: useRef<HTMLDivElement>(null), answer: useRef<HTMLDivElement>(null) };
  const prompt = useRef<HTMLDivElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const manner = mannerOf(card);
  const isRevealed = revealedAt !== null;
  const Verdict = useLater(verdict, manner !== 'look' && manner !== 'steps');
  const Changed = useLater(changed, card.changed != null);
  const isTyped = manner === 'type' || manner === 'fill';
  const marking = { prompt, answer, shown, onMark: study.mark, texts, language };
  useOptions(marking);
  useTicks(marking);
  usePictures(marking);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card, or the same one again, begins anew
  useLayoutEffect(() => {
    if (isRevealed) return lookAt(sides.answer.current);
    scrollTo(0, 0);
    // A field to type into takes the focus itself.
    if (!isTyped || !hasKeyboard()) return afterPaint(() => begin(sides.prompt.current));
  }, [card.id, shownAt, isRevealed]);
  useSteps(marking);
  const round = `${card.id} ${shownAt}`;
  const field = { study, isRevealed, texts, card };
  return (
    <article
      className={`review-card review-card-${manner}`}
      data-card={card.id}
      data-replaced={isRevealed && answerRepeatsPrompt(card) ? '' : undefined}
    >
      <CardSource
        card={card}
        onOpen={() => study.showPanel('source')}
        {...{ texts, acts, language, singleKeys }}
      />
      <Side
        key={`prompt ${round}`}
        ref={sides.prompt}
        text={prompt}
        id="prompt"
        name={texts.prompt}
        nameLanguage={language}
        html={card.prompt}
        language={card.language}
        hidden={false}
      />
      {manner === 'type' && <TypedField key={`field ${round}`} {...field} language={language} />}
      {manner === 'fill' && <GapField key={`gap ${round}`} {...field} within={prompt} />}
      {!isRevealed && <Slots shown={shown} texts={texts} language={language} />}
      <Side
        key={`answer ${round}`}
        ref={sides.answer}
        text={answer}
        id="answer"
        name={texts.answer}
        nameLanguage={language}
        html={card.answer}
        language={card.language}
        hidden={!isRevealed && steps === 0}
        heard={heardAgain(card.prompt, card.answer)}
        above={isRevealed && Verdict && <Verdict shown={shown} texts={texts} language={language} />}
      />
      {isRevealed && card.changed && Changed && (
        <Changed changed={card.changed} texts={texts.changed} language={card.language} />
      )}
    </article>
  );
});

/** Focus follows the card: that is what makes a screen reader speak it. */
function begin(prompt: HTMLElement | null): void {
  prompt?.focus({ preventScroll: true });
}

function lookAt(answer: HTMLElement | null): void {
  answer?.focus({ preventScroll: true });
  answer?.scrollIntoView({ block: 'nearest' });
}
