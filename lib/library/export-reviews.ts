import type { Actor, Context } from '#lib/context.ts';
import type { Phase } from '#lib/scheduler/types.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { type LiveReview, liveReviews } from '#lib/store/reviews.ts';

const HEADER = 'card_id,review_time,review_rating,review_state,review_duration\n';

/** Phases as the tools that fit FSRS number them. */
const STATE: Readonly<Record<Phase, number>> = { new: 0, learning: 1, review: 2, relearning: 3 };

/**
 * The review log as CSV, for tools that fit FSRS: a row for each answer that counts, in order of time, to all cards or
 * to those that a query asks for. Time is epoch milliseconds, state the phase before the answer, duration milliseconds.
 */
export async function* exportReviews(
  context: Context,
  actor: Actor,
  tree: SearchTree | null = null,
): AsyncGenerator<string> {
  yield HEADER;
  const wanted = tree && (await findCardIds(context, actor, tree));
  for await (const page of liveReviews(context.store.db, actor.user)) {
    const rows = page.filter(({ card }) => wanted?.has(card) ?? true).flatMap(csvRow);
    if (rows.length > 0) yield rows.join('');
  }
}

/** Practice is no review to these tools: it changed nothing that they fit. */
function csvRow({ card, at, rating, phaseBefore, duration }: LiveReview): string[] {
  if (phaseBefore === null) return [];
  return [`${card},${at},${rating},${STATE[phaseBefore]},${duration}\n`];
}
