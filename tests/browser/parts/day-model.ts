import type { Counts } from '#lib/review/types.ts';

type Rating = 1 | 2 | 3 | 4;
type Place = { readonly phase: 'learning' | 'relearning'; readonly step: number } | 'review';

/**
 * What a person expects of the counts, told without any code of the app: a new card passes the steps of 1 and 10 minutes,
 * a forgotten one that of 10, all of them within the 20 minutes of learn-ahead. Cards are named by their ids.
 */
export class DayModel {
  readonly #left: { new: number; review: number };
  readonly #places: Map<string, Place>;
  readonly #seen = new Map<string, number>();

  /** Begins a day with so many new cards, and with these cards to review. */
  constructor(news: number, reviews: readonly string[] = []) {
    this.#left = { new: news, review: reviews.length };
    this.#places = new Map(reviews.map((card) => [card, 'review']));
  }

  get counts(): Counts {
    const inSteps = [...this.#places.values()].filter((place) => place !== 'review');
    return { ...this.#left, learning: inSteps.length };
  }

  get isDone(): boolean {
    const { new: news, learning, review } = this.counts;
    return news + learning + review === 0;
  }

  /** How often a card was answered in this day. */
  timesSeen(card: string): number {
    return this.#seen.get(card) ?? 0;
  }

  answer(card: string, rating: Rating): void {
    this.#seen.set(card, this.timesSeen(card) + 1);
    const before = this.#places.get(card);
    if (before === undefined) this.#left.new--;
    if (before === 'review') this.#left.review--;
    const after = placeAfter(before ?? { phase: 'learning', step: 0 }, rating);
    if (after === null) this.#places.delete(card);
    else this.#places.set(card, after);
  }
}

/** Null where the card leaves this day. */
function placeAfter(before: Place, rating: Rating): Place | null {
  if (before === 'review') return rating === 1 ? { phase: 'relearning', step: 0 } : null;
  if (rating === 1) return { ...before, step: 0 };
  if (rating === 2) return before;
  const steps = before.phase === 'learning' ? 2 : 1;
  const step = before.step + 1;
  return rating === 4 || step >= steps ? null : { ...before, step };
}
