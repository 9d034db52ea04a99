import type { Actor, Context } from '#lib/context.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { acceptAnswers } from './accept-answers.ts';
import { doneOn } from './done-on.ts';
import { momentOf } from './moment.ts';
import type { CustomStudy, QueueReply } from './types.ts';

/** What a browser holds of a queue, and how many more cards it would like. */
export interface CardWish {
  readonly deck: DeckId | null;
  /** Null for the queue of the day. */
  readonly custom?: CustomStudy | null;
  readonly have: readonly CardId[];
  readonly want: number;
}

/** More cards of the queue, the counts as they are now, and what was done today. */
export async function moreCards(
  context: Context,
  actor: Actor,
  wish: CardWish,
): Promise<QueueReply> {
  const reply = await acceptAnswers(context, actor, { ...wish, answers: [] });
  const done = await doneOn(context, actor, momentOf(context, actor).today);
  return { ...reply, done };
}
