import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { layDesk } from '#lib/library/lay-desk.ts';
import { type AnsweredCard, answerCard } from '#lib/review/answer-card.ts';

/** A card by its id or the beginning of it, how well it was recalled, and the language of a desk that was never laid. */
export const answerInput = z.object({
  card: z.string(),
  rating: z.literal([1, 2, 3, 4]),
  language: z.string(),
});

/** Answers a card now. The first answer ever lays the desk, as the first visit in the browser does. */
export async function answer(
  context: Context,
  actor: Actor,
  { card, rating, language }: z.infer<typeof answerInput>,
): Promise<AnsweredCard> {
  await layDesk(context, actor, actor.settings.language ?? language);
  return answerCard(context, actor, { name: card, rating });
}
