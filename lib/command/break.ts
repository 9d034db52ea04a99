import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { capOf, dropBreak, lookBack, planBreak, type Return } from '#lib/review/break-plan.ts';

/** The cap of a plan, in reviews or in minutes a day; or that it is dropped. */
export const breakInput = z.discriminatedUnion('do', [
  z.object({ do: z.literal('cap'), reviews: z.number() }),
  z.object({ do: z.literal('minutes'), minutes: z.number() }),
  z.object({ do: z.literal('drop') }),
]);

/** Puts a plan for the way back on, changes it or drops it; tells how things stand then. */
export async function planWayBack(
  context: Context,
  actor: Actor,
  input: z.infer<typeof breakInput>,
): Promise<Return> {
  if (input.do === 'drop') await dropBreak(context, actor);
  if (input.do === 'cap') await planBreak(context, actor, input.reviews);
  if (input.do === 'minutes') {
    const { perCard } = await lookBack(context, actor);
    await planBreak(context, actor, capOf(input.minutes, perCard));
  }
  return lookBack(context, actor);
}
