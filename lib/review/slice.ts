import type { Actor, Context } from '#lib/context.ts';
import { startOfStudyDay } from '#lib/scheduler/study-day.ts';
import type { CardId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { nextAfter } from '#lib/store/queue.ts';
import type { Gathered } from './gather.ts';
import { branchOf } from './queue/desk.ts';
import { countsOf } from './queue/queued-card.ts';
import { sessionCards } from './session-card.ts';
import type { Counts, SessionCard } from './types.ts';

/** The head of a gathered queue, and what is known of the rest. */
export interface Slice {
  readonly cards: readonly SessionCard[];
  readonly counts: Counts;
  readonly nextDue: Instant | null;
}

/** The next `size` cards of a gathered queue that the asker does not hold already. */
export async function sliceOf(
  context: Context,
  actor: Actor,
  { gathered, size, have }: { gathered: Gathered; size: number; have: readonly CardId[] },
): Promise<Slice> {
  const held = new Set(have);
  const { queue } = gathered;
  const ids = queue.cards.filter(({ id }) => !held.has(id)).map(({ id }) => id);
  const wanted = ids.slice(0, size);
  const presets = presetsOf(gathered);
  return {
    cards: wanted.length > 0 ? await sessionCards(context, actor, { ids: wanted, presets }) : [],
    counts: countsOf(queue.cards),
    nextDue: await nextDueOf(context, actor, gathered),
  };
}

/** When the next card comes after those that could be served now; null when nothing is planned. */
export async function nextDueOf(
  context: Context,
  actor: Actor,
  { desk, opened, custom, queue }: Gathered,
): Promise<Instant | null> {
  // Nothing comes to a custom study from outside.
  if (custom) return null;
  const { today, until, calendar } = desk.moment;
  const decks = branchOf(desk.tree, opened).map(({ deck }) => deck.id);
  const { at, day } = await nextAfter(context.store.db, actor.user, { today, until, decks });
  const starts = [day, queue.held ? today + 1 : null]
    .filter((each) => each !== null)
    .map((each) => startOfStudyDay(each, calendar));
  const all = at === null ? starts : [at, ...starts];
  return all.length > 0 ? Math.min(...all) : null;
}

/** Under which preset each deck on the desk is studied. */
export function presetsOf({ desk }: Pick<Gathered, 'desk'>) {
  return new Map(desk.tree.map(({ deck, preset }) => [deck.id, preset.id]));
}
