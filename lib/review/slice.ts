import type { Actor, Context } from '#lib/context.ts';
import { startOfStudyDay } from '#lib/scheduler/study-day.ts';
import type { CardId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { nextAfter } from '#lib/store/queue.ts';
import { countsOf, type Gathered, queueOrder, sumCounts } from './gather.ts';
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
  const ids = queueOrder(gathered)
    .filter((id) => !held.has(id))
    .slice(0, size);
  const presets = new Map(gathered.decks.map(({ deck, preset }) => [deck.id, preset.id]));
  return {
    cards: ids.length > 0 ? await sessionCards(context, actor, { ids, presets }) : [],
    counts: sumCounts(gathered.decks.map(countsOf)),
    nextDue: await nextDueOf(context, actor, gathered),
  };
}

/** When the next card comes after those that could be served now; null when nothing is planned. */
export async function nextDueOf(
  context: Context,
  actor: Actor,
  { moment, decks }: Gathered,
): Promise<Instant | null> {
  const range = {
    today: moment.today,
    until: moment.until,
    decks: decks.map(({ deck }) => deck.id),
  };
  const { at, day } = await nextAfter(context.store.db, actor.user, range);
  const tomorrow = decks.some(({ held }) => held) ? moment.today + 1 : null;
  const starts = [day, tomorrow]
    .filter((each) => each !== null)
    .map((each) => startOfStudyDay(each, moment.calendar));
  const all = at === null ? starts : [at, ...starts];
  return all.length > 0 ? Math.min(...all) : null;
}
