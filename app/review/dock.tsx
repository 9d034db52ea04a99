import { memo } from 'react';
import { formatInterval } from '#app/i18n/format-length.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { proposedRating } from '#lib/review/session/attempt.ts';
import { mannerOf } from '#lib/review/session/manner.ts';
import type { Shown } from '#lib/review/session/state.ts';
import type { Course } from '#lib/review/types.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import type { Language } from '#lib/shared/settings.ts';
import { Key } from './key.tsx';

const RATINGS = [1, 2, 3, 4] as const;
const TWO = [1, 3] as const;

interface DockProps {
  readonly shown: Shown;
  readonly course: Course;
  /** Shows the answer, or its next step. */
  readonly onGoOn: () => void;
  /** Shows the whole answer. */
  readonly onReveal: () => void;
  readonly onRate: (rating: Rating) => void;
  readonly texts: ReviewTexts;
  readonly language: Language;
  /** Whether keys of one press are on, and so worth naming. */
  readonly singleKeys: boolean;
  /** Only Again and Good. */
  readonly twoButtons: boolean;
  /** Whether the buttons say when the card comes again. */
  readonly showIntervals: boolean;
}

/**
 * What the thumb rests on: one button that shows the answer, then four that rate it, in the same place. All are
 * there from the first paint, so that revealing only swaps them.
 */
export const Dock = memo(function Dock(props: DockProps) {
  const { shown, texts, twoButtons } = props;
  const isRevealed = shown.revealedAt !== null;
  const rating = isRevealed && isProposing(shown) ? proposedRating(shown) : null;
  const proposed = twoButtons && rating !== null && rating > 1 ? 3 : rating;
  return (
    <footer className="review-dock">
      <div className="review-shows" hidden={isRevealed}>
        <ShowButton {...props} />
        {mannerOf(shown.card) === 'steps' && <ShowAllButton {...props} />}
      </div>
      <fieldset
        className="review-ratings"
        data-two={twoButtons ? '' : undefined}
        aria-label={texts.rate}
        hidden={!isRevealed}
      >
        {(twoButtons ? TWO : RATINGS).map((rating) => (
          <RatingButton key={rating} rating={rating} isProposed={rating === proposed} {...props} />
        ))}
      </fieldset>
    </footer>
  );
});

/** Without an attempt Space gives Good, as ever, and nothing needs to be said. */
function isProposing({ attempt, marked }: Shown): boolean {
  return attempt?.comparison != null || (attempt === null && marked.length > 0);
}

function ShowButton({ shown, onGoOn, singleKeys, texts }: DockProps) {
  const manner = mannerOf(shown.card);
  // While one types, Space is a space.
  const isTyped = manner === 'type' || manner === 'fill';
  return (
    <button
      type="button"
      className="review-show"
      aria-keyshortcuts={singleKeys ? 'Space Enter' : undefined}
      onClick={onGoOn}
    >
      <span>{texts.showing[manner]}</span>
      {singleKeys && <Key>{isTyped ? texts.key.check : texts.key.show}</Key>}
    </button>
  );
}

function ShowAllButton({ onReveal, singleKeys, texts }: DockProps) {
  return (
    <button
      type="button"
      className="review-show-all"
      aria-keyshortcuts={singleKeys ? 'Shift+Space' : undefined}
      onClick={onReveal}
    >
      <span>{texts.showAll}</span>
      {singleKeys && <Key>{`⇧ ${texts.key.show}`}</Key>}
    </button>
  );
}

interface RatingButtonProps extends DockProps {
  readonly rating: Rating;
  readonly isProposed: boolean;
}

function RatingButton(props: RatingButtonProps) {
  const { rating, isProposed, onRate, texts, singleKeys, showIntervals } = props;
  return (
    <button
      type="button"
      className={`review-rating review-rating-${rating}`}
      aria-keyshortcuts={singleKeys ? `${rating}${isProposed ? ' Space' : ''}` : undefined}
      data-proposed={isProposed ? '' : undefined}
      onClick={() => onRate(rating)}
    >
      <span className="review-rating-name">{texts.rating[rating]}</span>{' '}
      {showIntervals && <span className="review-interval">{consequenceOf(props)}</span>}
      {isProposed && <span className="sr-only">{`, ${texts.isProposed}`}</span>}
      {singleKeys && <Key>{rating}</Key>}
    </button>
  );
}

/** When the card comes again; in practice only whether it does. */
function consequenceOf({ course, rating, shown, texts, language }: RatingButtonProps): string {
  if (course === 'practice') return rating === 1 ? texts.practice.again : texts.practice.done;
  return formatInterval(shown.outcomes.byRating[rating].interval, language);
}
