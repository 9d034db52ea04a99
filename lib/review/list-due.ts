import type { Actor, Context } from '#lib/context.ts';
import { hasEnrolments } from '#lib/store/decks.ts';
import { countsOf, gather, sumCounts } from './gather.ts';
import type { Counts } from './types.ts';

/** What is due now, by deck on the desk. */
export interface DueList extends Counts {
  readonly decks: readonly (Counts & { readonly key: string; readonly title: string })[];
}

/** How many cards the queue would serve now, the same numbers as on the first screen. */
export async function listDue(context: Context, actor: Actor): Promise<DueList> {
  const { decks } = await gather(context, actor, null);
  return {
    decks: decks.map((queue) => ({
      key: queue.deck.key,
      title: queue.deck.title,
      ...countsOf(queue),
    })),
    ...sumCounts(decks.map(countsOf)),
  };
}

/** Whether the person ever put a deck on the desk; until then it is to be laid. */
export function isDeskLaid(context: Context, actor: Actor): Promise<boolean> {
  return hasEnrolments(context.store.db, actor.user);
}
