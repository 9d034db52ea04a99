import { memo } from 'react';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { Bucket } from '#lib/review/session/counts.ts';

const BUCKETS = ['new', 'learning', 'review'] as const;

interface CountsViewProps {
  readonly new: number;
  readonly learning: number;
  readonly review: number;
  /** The count to which the card shown belongs. */
  readonly current: Bucket | null;
  readonly texts: ReviewTexts;
}

/** How many cards are to go; that of the card shown is underlined. */
export const CountsView = memo(function CountsView(props: CountsViewProps) {
  const { current, texts } = props;
  return (
    <ul className="review-counts" aria-label={texts.counts}>
      {BUCKETS.map((bucket) => (
        <li
          key={bucket}
          className={`review-count review-count-${props[bucket] === 0 ? 'none' : bucket}`}
          aria-current={bucket === current ? 'true' : undefined}
        >
          <span className="review-number">{props[bucket]}</span>{' '}
          <span className="review-word">{texts.bucket[bucket]}</span>
        </li>
      ))}
    </ul>
  );
});
