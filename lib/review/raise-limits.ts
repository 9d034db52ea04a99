import type { Actor, Context } from '#lib/context.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import { transact } from '#lib/store/transact.ts';
import { type Row, readRowsByKey, updateRows } from '#lib/store/write-rows.ts';
import { type Desk, gatherQueues, readDesk } from './gather.ts';
import { type Amounts, limitsOf } from './queue/limits.ts';
import type { Queue } from './queue/queued-card.ts';

/** How many cards more a day was given, and the operation that takes it back; null where none could be. */
export interface Raised {
  readonly added: Amounts;
  readonly operation: OperationId | null;
}

/**
 * Lets so many more cards come today, of one deck with all that lie in it or of the whole desk: the limits of this day are
 * raised in the decks that would serve them, each by its share. Reviews that wait come before new cards that share
 * their limit.
 */
export async function raiseLimits(
  context: Context,
  actor: Actor,
  { deck, more }: { deck: DeckId | null; more: Amounts },
): Promise<Raised> {
  const desk = await readDesk(context, actor);
  const before = await queueOf(context, actor, desk, deck);
  const after = await queueOf(context, actor, raised(desk, more), deck);
  const extra = extraCards(before, after, more);
  const shares = sharesOf(desk, extra);
  const added = { new: countNew(extra), review: extra.length - countNew(extra) };
  if (extra.length === 0) return { added, operation: null };
  const id = context.newId<'operation'>();
  const head = { id, user: actor.user, kind: 'limits' as const, at: context.now(), label: added };
  await transact(context.store, head, async (change) => {
    const keys = [...shares.keys()].map((deckId) => ({ userId: actor.user, deckId }));
    const rows = await readRowsByKey(change.db, 'Enrolment', keys);
    const changed = rows.map(({ userId, deckId }) => {
      return { userId, deckId, ...limitsFor(desk, shares, deckId as DeckId) } as Row;
    });
    await updateRows(change.db, 'Enrolment', changed);
    const before = rows.map(({ userId, deckId, limitsDay, newOnDay, reviewsOnDay }) => {
      return { userId, deckId, limitsDay, newOnDay, reviewsOnDay } as Row;
    });
    change.remember({ kind: 'put-back', table: 'Enrolment', rows: before });
  });
  return { added, operation: id };
}

async function queueOf(context: Context, actor: Actor, desk: Desk, deck: DeckId | null) {
  return (await gatherQueues(context, actor, { desk, scopes: [deck] })).get(deck) as Queue;
}

/** The desk as if each deck had so many places more. New cards take places of reviews, too, unless these are apart. */
function raised(desk: Desk, more: Amounts): Desk {
  const tree = desk.tree.map((node) => {
    const limits = limitsOf(node, desk.today);
    const newOnDay = limits.new + more.new;
    const reviewsOnDay = limits.review + reviewPlaces(desk, more);
    return { ...node, deck: { ...node.deck, limitsDay: desk.today, newOnDay, reviewsOnDay } };
  });
  return { ...desk, tree };
}

function reviewPlaces({ rules }: Desk, amounts: Amounts): number {
  return amounts.review + (rules.newIgnoresReviews ? 0 : amounts.new);
}

/** The first cards, as many as were asked for, that come only under the raised limits. */
function extraCards(before: Queue, after: Queue, more: Amounts): Queue['cards'] {
  const known = new Set(before.cards.map(({ id }) => id));
  const extra = after.cards.filter(({ id }) => !known.has(id));
  const isNew = ({ standing }: Queue['cards'][number]) => standing === 'new';
  const fresh = extra.filter(isNew).slice(0, more.new);
  const reviews = extra.filter((card) => !isNew(card));
  return [...reviews.slice(0, more.review + more.new - fresh.length), ...fresh];
}

function countNew(cards: Queue['cards']): number {
  return cards.filter(({ standing }) => standing === 'new').length;
}

/** By how much the limits of each deck go up: a card takes a place in its deck and in those around it. */
function sharesOf({ tree }: Desk, extra: Queue['cards']): Map<DeckId, Amounts> {
  const paths = new Map(tree.map(({ deck, path }) => [deck.id, path]));
  const shares = new Map<DeckId, { new: number; review: number }>();
  for (const { deck, standing } of extra) {
    for (const each of paths.get(deck) ?? []) {
      const share = shares.get(each) ?? { new: 0, review: 0 };
      share[standing === 'new' ? 'new' : 'review']++;
      shares.set(each, share);
    }
  }
  return shares;
}

function limitsFor(desk: Desk, shares: ReadonlyMap<DeckId, Amounts>, id: DeckId) {
  const node = desk.tree.find(({ deck }) => deck.id === id);
  const share = shares.get(id);
  if (!node || !share) return {};
  const limits = limitsOf(node, desk.today);
  return {
    limitsDay: desk.today,
    newOnDay: limits.new + share.new,
    reviewsOnDay: limits.review + reviewPlaces(desk, share),
  };
}
