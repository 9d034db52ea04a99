import { hash32 } from '#lib/scheduler/hash.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';

/** The prime 2³¹ − 1: a product with a factor below 2²¹ stays below 2⁵², exact in every language. */
export const SHUFFLE_PRIME = 2_147_483_647;

const FACTOR_STEP = 655_883;
const FACTOR_RANGE = 1_048_576;

/** What the order of reviews needs to know of a card. */
export interface QueuedReview {
  readonly card: CardId;
  readonly dueDay: StudyDay;
}

/** A number from 1 to 2³¹ − 2 that belongs to a card for ever; a database may keep it in a column. */
export function cardSalt(card: CardId): number {
  return 1 + (hash32(card) % (SHUFFLE_PRIME - 1));
}

/** The factor of a study day (0 or later) in {@link shuffleKey}: 2²⁰ to 2²¹ − 1. */
export function shuffleFactor(day: StudyDay): number {
  return FACTOR_RANGE + ((day * FACTOR_STEP) % FACTOR_RANGE);
}

/**
 * The place of a card in the shuffle of a study day, `salt · factor mod (2³¹ − 1)`. Distinct salts
 * keep distinct keys because the modulus is prime. In SQL, with 64-bit integers and the factor as a
 * parameter: `(salt * factor) % 2147483647`.
 */
export function shuffleKey(salt: number, day: StudyDay): number {
  return (salt * shuffleFactor(day)) % SHUFFLE_PRIME;
}

/**
 * Reviews in the order in which to show them on a study day: longest due first, shuffled within a
 * due day, equal keys by id. Depends only on the set of cards and the day, so a rebuilt queue is the
 * same queue.
 */
export function orderReviews<T extends QueuedReview>(reviews: readonly T[], day: StudyDay): T[] {
  return reviews
    .map((review) => ({ review, key: shuffleKey(cardSalt(review.card), day) }))
    .sort((a, b) => a.review.dueDay - b.review.dueDay || a.key - b.key || byId(a.review, b.review))
    .map(({ review }) => review);
}

/**
 * Spreads new cards evenly among reviews, keeping the order of both. Every beginning of the result
 * holds the share of new cards that the whole has, to within one card.
 */
export function mixNew<T>(reviews: readonly T[], news: readonly T[]): T[] {
  const total = reviews.length + news.length;
  const mixed: T[] = [];
  let taken = 0;
  for (let place = 0; place < total; place++) {
    const wanted = Math.floor(((place + 1) * news.length) / total + 0.5);
    const next = wanted > taken ? news[taken++] : reviews[place - taken];
    mixed.push(next as T);
  }
  return mixed;
}

function byId(a: QueuedReview, b: QueuedReview): number {
  return a.card < b.card ? -1 : a.card > b.card ? 1 : 0;
}
