import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { itemCount, mannerOf } from '#lib/review/session/manner.ts';
import type { Shown } from '#lib/review/session/state.ts';
import type { Language } from '#lib/shared/settings.ts';
import { filled, formOf } from './words.ts';

interface SlotsProps {
  readonly shown: Shown;
  readonly texts: ReviewTexts;
  readonly language: Language;
}

/** An empty place for each thing that is to be named, so that one knows how many there are. */
export function Slots({ shown, texts, language }: SlotsProps) {
  const manner = mannerOf(shown.card);
  if (manner !== 'tick' && manner !== 'steps') return null;
  const count = itemCount(shown.card);
  const left = count - shown.steps;
  const words = `${left} ${formOf(left, manner === 'tick' ? texts.list.items : texts.list.steps)}`;
  const said = shown.steps > 0 ? filled(texts.list.left, 'count', words) : words;
  return (
    <div className="review-slots">
      <p className="review-slots-count" lang={language}>
        {said}
      </p>
      <div className="review-slots-lines" aria-hidden="true">
        {Array.from({ length: left }, (_, at) => shown.steps + at + 1).map((number) => (
          <span key={number} className="review-slot">
            {manner === 'steps' ? `${number}.` : '•'}
          </span>
        ))}
      </div>
    </div>
  );
}
