import { hash32 } from '#lib/scheduler/hash.ts';
import type { Mix } from '#lib/scheduler/study-options.ts';
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
 * A number from 0 to 2³¹ − 2 that the random end of an id gives: six of its letters, read as digits to base 79, modulo
 * 2³¹ − 1. A database computes it from the id alone (`unicode(substr(id, place, 1))` for the places 21 to 26).
 */
export function idChance(id: string): number {
  let sum = 0;
  for (let place = 20; place < 26; place++) sum = sum * 79 + (id.charCodeAt(place) || 0);
  return sum % SHUFFLE_PRIME;
}

/** Two kinds of cards in the order of each, and how many of either were answered in this day already. */
export interface Mixing<T> {
  readonly main: readonly T[];
  readonly others: readonly T[];
  readonly mix: Mix;
  readonly done: { readonly main: number; readonly others: number };
}

/** Puts cards of another kind before, after or evenly among the main ones, keeping the order of both. */
export function mixed<T>({ main, others, mix, done }: Mixing<T>): T[] {
  if (mix === 'before') return [...others, ...main];
  return mix === 'after' ? [...main, ...others] : spread(main, others, done);
}

/**
 * The places are those of the whole day: what was answered has taken the first ones of its kind. So the rest keeps its
 * order when it is gathered anew. Every beginning of a day holds the share of others that the whole has, to within one card.
 */
function spread<T>(
  main: readonly T[],
  others: readonly T[],
  done: { readonly main: number; readonly others: number },
): T[] {
  const share = others.length + done.others;
  const total = main.length + done.main + share;
  const result: T[] = [];
  let taken = 0;
  for (let place = 0; place < total; place++) {
    const isOther = Math.floor(((place + 1) * share) / total + 0.5) > taken;
    const index = isOther ? taken - done.others : place - taken - done.main;
    if (index >= 0) result.push((isOther ? others[index] : main[index]) as T);
    if (isOther) taken++;
  }
  return result;
}

function byId(a: QueuedReview, b: QueuedReview): number {
  return a.card < b.card ? -1 : a.card > b.card ? 1 : 0;
}
