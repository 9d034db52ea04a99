import type { Actor, Context } from '#lib/context.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { countUndecided } from '#lib/store/documents.ts';
import { usualDuration } from '#lib/store/queue.ts';
import { offerOf } from './break-plan.ts';
import { doneOn } from './done-on.ts';
import { gatherQueues, readDesk } from './gather.ts';
import type { DeskDeck } from './queue/desk.ts';
import { countsOf, type Queue } from './queue/queued-card.ts';
import { nextDueOf } from './slice.ts';
import type { Counts, TodayView } from './types.ts';

/** What a card takes somebody who has answered nothing yet. */
const FIRST_GUESS_MS = 10_000;
/** A new card is seen about this often on its first day: once for each default step, and now and then again. */
const VIEWS_OF_NEW = 2.5;

/** The first screen: the decks on the desk with what they would serve now, and the shelf. */
export async function today(context: Context, actor: Actor): Promise<TodayView> {
  const { db } = context.store;
  const desk = await readDesk(context, actor);
  const scopes = [null, ...desk.tree.map(({ deck }) => deck.id)];
  const queues = await gatherQueues(context, actor, { desk, scopes, isCounted: true });
  const queue = queues.get(null) as Queue;
  const perCard = ((await usualDuration(db, actor.user)) ?? FIRST_GUESS_MS) / 1000;
  const { answers, milliseconds } = await doneOn(context, actor, desk.moment.today);
  const cardsIn = countWithin(desk.tree);
  const decks = desk.tree.map(({ deck, path }) => {
    const { id, key, title, language } = deck;
    const counts = countsOf(queues.get(id)?.cards ?? []);
    const seconds = secondsFor(counts, perCard);
    const cards = cardsIn.get(id) ?? 0;
    return { id, key, title, language, depth: path.length - 1, counts, seconds, cards };
  });
  const counts = countsOf(queue.cards);
  return {
    now: desk.moment.now,
    decks,
    counts,
    seconds: secondsFor(counts, perCard),
    shelf: desk.shelf.map(({ id, key, title, language, cardCount }) => {
      return { id, key, title, language, cards: cardCount };
    }),
    undecided: await countUndecided(db, actor.user),
    done: { answers, seconds: Math.round(milliseconds / 1000) },
    nextDue: await nextDueOf(context, actor, { desk, opened: null, custom: null, queue }),
    back: await offerOf(context, actor, desk),
  };
}

/** The live cards of each deck, with those of all that lie in it. */
function countWithin(tree: readonly DeskDeck[]): Map<DeckId, number> {
  const counts = new Map<DeckId, number>();
  for (const { deck, path } of tree) {
    for (const each of path) counts.set(each, (counts.get(each) ?? 0) + deck.cardCount);
  }
  return counts;
}

function secondsFor(counts: Counts, perCard: number): number {
  return Math.round((counts.new * VIEWS_OF_NEW + counts.learning + counts.review) * perCard);
}
