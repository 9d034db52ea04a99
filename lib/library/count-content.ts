import type { Actor, Context } from '#lib/context.ts';
import { type ContentCounts, countContent as count } from '#lib/store/card-list.ts';

export type { ContentCounts } from '#lib/store/card-list.ts';

/** How much the person has: notes and cards, the archive included, and answers that count. */
export function countContent(context: Context, actor: Actor): Promise<ContentCounts> {
  return count(context.store.db, actor.user);
}
