import type { AnkiCard, AnkiDeck, AnkiReview } from '../collection.ts';
import { type JsonObject, numberAt } from './json-object.ts';

/** Whether a collection was never taken over by Anki's second scheduler, which counts buttons and keeps relearning otherwise. */
export function isOfFirstScheduler(config: JsonObject): boolean {
  return numberAt(config, 'schedVer', 1) === 1;
}

/** A card of the first scheduler as the second keeps it: relearning is a type of its own, and a preview leaves a new card new. */
export function inSecond(
  card: AnkiCard,
  decks: ReadonlyMap<number, Pick<AnkiDeck, 'kind'>>,
): AnkiCard {
  const learns = card.queue === 'learning' || card.queue === 'day-learning';
  if (card.type === 'review' && learns) return { ...card, type: 'relearning' };
  const kind = card.originalDeck === 0 ? undefined : decks.get(card.deck)?.kind;
  const isPreviewed = kind?.kind === 'filtered' && !kind.reschedule;
  return isPreviewed && card.type === 'learning' ? { ...card, type: 'new', queue: 'new' } : card;
}

/** A review of the first scheduler, in which steps had three buttons: Again, Good, Easy. */
export function withFourButtons(review: AnkiReview): AnkiReview {
  const isStep = review.kind === 'learning' || review.kind === 'relearning';
  const isCounted = review.rating === 2 || review.rating === 3;
  return isStep && isCounted ? { ...review, rating: review.rating + 1 } : review;
}
