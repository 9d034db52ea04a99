import type { Actor, Context } from '#lib/context.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { hasEnrolments } from '#lib/store/decks.ts';
import { gatherQueues, readDesk } from './gather.ts';
import { countsOf } from './queue/queued-card.ts';
import type { Counts } from './types.ts';

/** What is due now: on the whole desk, and by deck on it. A deck counts what lies in it, too. */
export interface DueList extends Counts {
  readonly decks: readonly DueDeck[];
}

/** What a deck would serve now. */
export interface DueDeck extends Counts {
  readonly key: string;
  readonly title: string;
  /** In how many other decks of the desk it lies. */
  readonly depth: number;
}

/** How many cards the queue would serve now, the same numbers as on the first screen. */
export async function listDue(context: Context, actor: Actor): Promise<DueList> {
  const desk = await readDesk(context, actor);
  const scopes = [null, ...desk.tree.map(({ deck }) => deck.id)];
  const queues = await gatherQueues(context, actor, { desk, scopes });
  const countsIn = (opened: DeckId | null) => countsOf(queues.get(opened)?.cards ?? []);
  return {
    decks: desk.tree.map(({ deck: { id, key, title }, path }) => {
      return { key, title, depth: path.length - 1, ...countsIn(id) };
    }),
    ...countsIn(null),
  };
}

/** Whether the person ever put a deck on the desk; until then it is to be laid. */
export function isDeskLaid(context: Context, actor: Actor): Promise<boolean> {
  return hasEnrolments(context.store.db, actor.user);
}
