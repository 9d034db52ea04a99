import type { Actor, Context } from '#lib/context.ts';
import { SHUFFLE_PRIME, shuffleFactor } from '#lib/scheduler/order.ts';
import type { ReviewOrder } from '#lib/scheduler/study-options.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import {
  type DeckAsk,
  type DueCandidates,
  type NewCandidate,
  type NewRank,
  readDue,
  readNew,
} from '#lib/store/queue.ts';
import type { Candidates, Day } from './arrange.ts';
import { branchOf, topsOf } from './desk.ts';
import { type Amounts, Places } from './limits.ts';
import type { QueuedStep } from './queued-card.ts';
import { newRank } from './sort-keys.ts';

/** Which cards are wanted: by order and deck, how many at most. */
export interface Wishes {
  readonly due: ReadonlyMap<ReviewOrder, ReadonlyMap<DeckId, number>>;
  readonly news: ReadonlyMap<NewRank, ReadonlyMap<DeckId, number>>;
}

/** What the queues of these decks need to know. `factor` multiplies what mostly is enough. */
export function wishesOf(day: Day, scopes: readonly (DeckId | null)[], factor: number): Wishes {
  const due = new Map<ReviewOrder, Map<DeckId, number>>();
  const news = new Map<NewRank, Map<DeckId, number>>();
  for (const opened of scopes) {
    const places = new Places(branchOf(day.tree, opened), day.tree, day);
    for (const top of topsOf(day.tree, opened)) {
      const { reviewOrder, newGather } = top.preset.options;
      for (const { deck, path } of branchOf(day.tree, top.deck.id)) {
        const most = (kind: keyof Amounts) =>
          factor * enough(places.left(path, kind), day.spent.get(deck.id)?.[kind] ?? 0);
        wish(due, reviewOrder, deck.id, most('review'));
        wish(news, newRank(newGather), deck.id, most('new'));
      }
    }
  }
  return { due, news };
}

/** More siblings than this among what a deck serves are seldom: then more is read. */
const SIBLINGS = 200;

/** Mostly enough; where no place is left, one card tells whether something is kept back. */
function enough(left: number, spent: number): number {
  return left === 0 ? 1 : left + Math.min(left, SIBLINGS) + spent + 1;
}

function wish<Order>(
  wishes: Map<Order, Map<DeckId, number>>,
  order: Order,
  deck: DeckId,
  most: number,
): void {
  const ofOrder = wishes.get(order) ?? new Map<DeckId, number>();
  ofOrder.set(deck, Math.max(most, ofOrder.get(deck) ?? 0));
  wishes.set(order, ofOrder);
}

/** Reads what was wished: one statement for each order of due cards, and one for each of new ones. */
export async function readCandidates(
  { store: { db } }: Context,
  { user }: Actor,
  { today, wishes, steps }: { today: number; wishes: Wishes; steps: readonly QueuedStep[] },
): Promise<Candidates> {
  const shuffle = { today, factor: shuffleFactor(today), prime: SHUFFLE_PRIME };
  const due = new Map<ReviewOrder, Read<DueCandidates>>();
  for (const [order, decks] of wishes.due) {
    const asks = asksOf(decks);
    due.set(order, {
      most: mostOf(asks),
      found: await readDue(db, user, { order, asks, shuffle }),
    });
  }
  const news = new Map<NewRank, Read<readonly NewCandidate[]>>();
  for (const [rank, decks] of wishes.news) {
    const asks = asksOf(decks);
    news.set(rank, { most: mostOf(asks), found: await readNew(db, user, { rank, asks, shuffle }) });
  }
  return {
    steps,
    due: (order, deck, kind) => listed(due.get(order), deck, (found) => found[kind]),
    news: (rank, deck) => listed(news.get(rank), deck, (found) => found),
  };
}

interface Read<T> {
  readonly most: number;
  readonly found: ReadonlyMap<DeckId, T>;
}

function asksOf(decks: ReadonlyMap<DeckId, number>): DeckAsk[] {
  return [...decks].map(([deck, most]) => ({ deck, most }));
}

function mostOf(asks: readonly DeckAsk[]): number {
  return Math.max(...asks.map(({ most }) => most));
}

function listed<T, Card>(
  read: Read<T> | undefined,
  deck: DeckId,
  cardsOf: (found: T) => readonly Card[],
) {
  const found = read?.found.get(deck);
  const cards = found === undefined ? [] : cardsOf(found);
  return { cards, isAll: cards.length < (read?.most ?? 1) };
}
