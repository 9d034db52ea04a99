import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { giveAnkiIds } from '#lib/library/export-anki/give-anki-ids.ts';

/** Nothing needs to be said: whatever has no number gets one. */
export const ankiIdsInput = z.object({});

/** Gives what is to go to Anki the numbers that it keeps. */
export async function ankiIds(context: Context, actor: Actor): Promise<{ readonly done: true }> {
  await giveAnkiIds(context, actor);
  return { done: true };
}
