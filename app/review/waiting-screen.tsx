import type { ReviewTexts } from '#app/i18n/review.en.ts';

/** Stands in for the card while more cards are on their way. */
export function WaitingScreen(props: {
  readonly isStranded: boolean;
  readonly texts: ReviewTexts;
}) {
  const { isStranded, texts } = props;
  return (
    <section className="review-end">
      <p className="review-next" role="status">
        {isStranded ? texts.waitingOffline : texts.waiting}
      </p>
    </section>
  );
}
