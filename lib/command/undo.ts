import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { type Undone, undo as undoLast } from '#lib/library/undo.ts';

/** Nothing needs to be said to take the last operation back. */
export const undoInput = z.object({});

/** Takes the last operation back. */
export function undo(context: Context, actor: Actor): Promise<Undone> {
  return undoLast(context, actor);
}
