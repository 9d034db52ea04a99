import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { layDesk } from '#lib/library/lay-desk.ts';
import { type DueList, listDue } from '#lib/review/list-due.ts';

/** The language whose decks are put on a desk that was never laid. */
export const dueInput = z.object({ language: z.string() });

/** Lays the desk where nobody did yet, and tells what is due. */
export async function due(
  context: Context,
  actor: Actor,
  { language }: z.infer<typeof dueInput>,
): Promise<DueList> {
  await layDesk(context, actor, actor.settings.language ?? language);
  return listDue(context, actor);
}
