import type { Actor, Context } from '#lib/context.ts';
import { curveOf } from '#lib/scheduler/memory.ts';
import { SHUFFLE_PRIME, shuffleFactor } from '#lib/scheduler/order.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import {
  type DeckAsk,
  type DueCandidates,
  type DueOrder,
  type NewCandidate,
  type NewRank,
  readDue,
  readNew,
} from '#lib/store/queue.ts';
import { type Candidates, type Day, dueOrder } from './arrange.ts';
import { branchOf, type DeskDeck, topsOf } from './desk.ts';
import { type Amounts, Places } from './limits.ts';
import type { QueuedStep } from './queued-card.ts';
import { newRank } from './sort-keys.ts';

/** Which cards are wanted: by order and deck, how many at most. */
export interface Wishes {
  readonly due: ReadonlyMap<DueOrder, ReadonlyMap<DeckId, number>>;
  readonly news: ReadonlyMap<NewRank, ReadonlyMap<DeckId, number>>;
}

/** What the queues of these decks need to know. `factor` multiplies what mostly is enough. */
export function wishesOf(day: Day, scopes: readonly (DeckId | null)[], factor: number): Wishes {
  const due = new Map<DueOrder, Map<DeckId, number>>();
  const news = new Map<NewRank, Map<DeckId, number>>();
  for (const opened of scopes) {
    const places = new Places(branchOf(day.tree, opened), day.tree, day);
    for (const top of topsOf(day.tree, opened)) {
      const { newGather } = top.preset.options;
      for (const { deck, path } of branchOf(day.tree, top.deck.id)) {
        const most = (kind: keyof Amounts) => {
          const spent = day.spent.get(deck.id)?.[kind] ?? 0;
          return factor * enough(kind, places.left(path, kind), spent);
        };
        wish(due, dueOrder(day, top.preset.options), deck.id, most('review'));
        wish(news, newRank(newGather), deck.id, most('new'));
      }
    }
  }
  return { due, news };
}

/** More siblings than this among what a deck serves are seldom: then more is read. */
const SIBLINGS = 200;
/** One in so many: new cards of a note lie side by side, and those in review have drifted apart. */
const SHARE = { new: 1, review: 8 };

/** Mostly enough; where no place is left, one card tells whether something is kept back. */
function enough(kind: keyof Amounts, left: number, spent: number): number {
  if (left === 0) return 1;
  return left + Math.min(Math.ceil((left + spent) / SHARE[kind]), SIBLINGS) + 1;
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

interface Reading {
  readonly day: Day;
  readonly wishes: Wishes;
  readonly steps: readonly QueuedStep[];
  /** Whether the cards are only counted: then the order in which new ones are shown is not told. */
  readonly isCounted: boolean;
}

/** Reads what was wished: one statement for each order of due cards, and one for each of new ones. */
export async function readCandidates(
  { store: { db } }: Context,
  { user }: Actor,
  { day, wishes, steps, isCounted }: Reading,
): Promise<Candidates> {
  const { today, tree } = day;
  const shuffle = { today, factor: shuffleFactor(today), prime: SHUFFLE_PRIME };
  const due = new Map<DueOrder, Read<DueCandidates>>();
  for (const [order, decks] of wishes.due) {
    const asks = asksOf(decks, tree);
    due.set(order, {
      most: mostOf(asks),
      found: await readDue(db, user, { order, asks, shuffle }),
    });
  }
  const news = new Map<NewRank, Read<readonly NewCandidate[]>>();
  for (const [rank, decks] of wishes.news) {
    const asks = asksOf(decks, tree);
    const ask = { rank, asks, shuffle, withTemplates: !isCounted };
    news.set(rank, { most: mostOf(asks), found: await readNew(db, user, ask) });
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

function asksOf(decks: ReadonlyMap<DeckId, number>, tree: readonly DeskDeck[]): DeckAsk[] {
  return tree.flatMap(({ deck: { id }, preset }) => {
    const most = decks.get(id);
    return most === undefined ? [] : { deck: id, most, curve: curveOf(preset.options.parameters) };
  });
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
