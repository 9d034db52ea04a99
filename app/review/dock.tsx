import { memo } from 'react';
import { formatInterval } from '#app/i18n/format.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { Outcomes, Rating } from '#lib/scheduler/types.ts';
import type { Language } from '#lib/shared/settings.ts';
import { Key } from './key.tsx';

const RATINGS = [1, 2, 3, 4] as const;

interface DockProps {
  readonly outcomes: Outcomes;
  readonly isRevealed: boolean;
  readonly onReveal: () => void;
  readonly onRate: (rating: Rating) => void;
  readonly texts: ReviewTexts;
  readonly language: Language;
  /** Whether keys of one press are on, and so worth naming. */
  readonly singleKeys: boolean;
}

/**
 * What the thumb rests on: one button that shows the answer, then four that rate it, in the same place. All are
 * there from the first paint, so that revealing only swaps them.
 */
export const Dock = memo(function Dock(props: DockProps) {
  const { isRevealed, texts } = props;
  return (
    <footer className="review-dock">
      <ShowButton {...props} />
      <fieldset className="review-ratings" aria-label={texts.rate} hidden={!isRevealed}>
        {RATINGS.map((rating) => (
          <RatingButton key={rating} rating={rating} {...props} />
        ))}
      </fieldset>
    </footer>
  );
});

function ShowButton({ isRevealed, onReveal, singleKeys, texts }: DockProps) {
  return (
    <button
      type="button"
      className="review-show"
      aria-keyshortcuts={singleKeys ? 'Space Enter' : undefined}
      hidden={isRevealed}
      onClick={onReveal}
    >
      <span>{texts.show}</span>
      {singleKeys && <Key>{texts.key.show}</Key>}
    </button>
  );
}

function RatingButton(props: DockProps & { readonly rating: Rating }) {
  const { rating, outcomes, onRate, texts, language, singleKeys } = props;
  const interval = formatInterval(outcomes.byRating[rating].interval, language);
  return (
    <button
      type="button"
      className={`review-rating review-rating-${rating}`}
      aria-keyshortcuts={singleKeys ? String(rating) : undefined}
      onClick={() => onRate(rating)}
    >
      <span className="review-rating-name">{texts.rating[rating]}</span>{' '}
      <span className="review-interval">{interval}</span>
      {singleKeys && <Key>{rating}</Key>}
    </button>
  );
}
