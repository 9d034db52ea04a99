import type { Actor, Context } from '#lib/context.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { type LiveReview, liveReviews } from '#lib/store/reviews.ts';

/** An answer, or practice, as scripts see it. */
export interface ReviewLine {
  readonly id: EventId;
  readonly card: CardId;
  readonly at: Instant;
  /** What the clock of the device said, where it said the future or a past too far off to be; absent where it did not. */
  readonly claimed?: Instant;
  /** 1 Again to 4 Easy. */
  readonly rating: number;
  /** Milliseconds from showing the prompt to rating. */
  readonly duration: number;
  /** Practice did not touch the schedule. */
  readonly kind: 'answer' | 'practice';
}

/** The person's live answers in order of time, to all cards or to those that a query asks for. */
export async function* listReviews(
  context: Context,
  actor: Actor,
  tree: SearchTree | null,
): AsyncGenerator<ReviewLine> {
  const wanted = tree && (await findCardIds(context, actor, tree));
  for await (const page of liveReviews(context.store.db, actor.user)) {
    yield* page.filter(({ card }) => wanted?.has(card) ?? true).map(lineOf);
  }
}

function lineOf({ id, card, at, clientAt, rating, duration, kind }: LiveReview): ReviewLine {
  const claim = clientAt === at ? {} : { claimed: clientAt };
  return { id, card, at, ...claim, rating, duration, kind };
}
