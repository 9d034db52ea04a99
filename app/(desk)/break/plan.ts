'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { undo } from '#lib/library/undo.ts';
import { capOf, dropBreak, lookBack, planBreak } from '#lib/review/break-plan.ts';
import type { OperationId } from '#lib/shared/ids.ts';
import { isId } from '#lib/shared/ids.ts';

const MOST_MINUTES = 1440;
const planning = z.object({ minutes: z.coerce.number().int().min(1).max(MOST_MINUTES) });
const taking = z.object({ operation: z.string().refine(isId) });

/** Puts the plan on, or changes its cap. */
export async function plan(data: FormData): Promise<void> {
  const form = planning.safeParse(Object.fromEntries(data));
  if (!form.success) redirect('/break');
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  const { perCard } = await lookBack(context, actor);
  const operation = await planBreak(context, actor, capOf(form.data.minutes, perCard));
  redirect(`/break?done=saved&operation=${operation}`);
}

/** Drops it. */
export async function drop(): Promise<void> {
  const operation = await dropBreak(await getContext(), await getActor());
  redirect(operation === null ? '/break' : `/break?done=dropped&operation=${operation}`);
}

/** Takes back what was done last to the plan. */
export async function takeBack(data: FormData): Promise<void> {
  const form = taking.parse(Object.fromEntries(data));
  await undo(await getContext(), await getActor(), form.operation as OperationId);
  redirect('/break');
}
