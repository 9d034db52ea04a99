import type { Actor, Context } from '#lib/context.ts';
import type { Phase, Rating } from '#lib/scheduler/types.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { type LiveAnswer, liveAnswers } from '#lib/store/reviews.ts';

const HEADER = 'card_id,review_time,review_rating,review_state,review_duration\n';

/** Phases as the tools that fit FSRS number them. */
const STATE: Readonly<Record<Phase, number>> = { new: 0, learning: 1, review: 2, relearning: 3 };

/**
 * The review log as CSV, for tools that fit FSRS: a row for each answer that counts, in order of time.
 * Time is epoch milliseconds, state the phase before the answer, duration milliseconds.
 */
export async function* exportReviews({ store }: Context, actor: Actor): AsyncGenerator<string> {
  yield HEADER;
  for await (const page of liveAnswers(store.db, actor.user)) yield page.map(csvRow).join('');
}

function csvRow({ card, at, rating, phaseBefore, duration }: LiveAnswer): string {
  return `${card},${at},${rating},${STATE[phaseBefore]},${duration}\n`;
}

/** An answer that counts, as scripts see it. */
export interface ListedReview {
  readonly id: EventId;
  readonly card: CardId;
  readonly at: Instant;
  readonly rating: Rating;
  /** Milliseconds. */
  readonly duration: number;
  readonly kind: 'answer';
}

/** The person's answers that count, in order of time. */
export async function* listReviews({ store }: Context, actor: Actor): AsyncGenerator<ListedReview> {
  for await (const page of liveAnswers(store.db, actor.user)) {
    for (const { id, card, at, rating, duration } of page) {
      yield { id, card, at, rating, duration, kind: 'answer' };
    }
  }
}
