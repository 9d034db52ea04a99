import type { Actor, Context } from '#lib/context.ts';
import { countUndecided } from '#lib/store/content.ts';
import { usualDuration } from '#lib/store/queue.ts';
import { doneOn } from './done-on.ts';
import { countsOf, gather, sumCounts } from './gather.ts';
import { nextDueOf } from './slice.ts';
import type { Counts, TodayView } from './types.ts';

/** What a card takes somebody who has answered nothing yet. */
const FIRST_GUESS_MS = 10_000;
/** A new card is seen about this often on its first day: once for each default step, and now and then again. */
const VIEWS_OF_NEW = 2.5;

/** The first screen: the decks on the desk with what they would serve now, and the shelf. */
export async function today(context: Context, actor: Actor): Promise<TodayView> {
  const { db } = context.store;
  const gathered = await gather(context, actor, null);
  const perCard = ((await usualDuration(db, actor.user)) ?? FIRST_GUESS_MS) / 1000;
  const { answers, milliseconds } = await doneOn(context, actor, gathered.moment.today);
  const decks = gathered.decks.map((queue) => {
    const counts = countsOf(queue);
    const { id, key, title, language, cardCount } = queue.deck;
    const seconds = secondsFor(counts, perCard);
    return { id, key, title, language, counts, seconds, cards: cardCount };
  });
  const counts = sumCounts(decks.map((deck) => deck.counts));
  return {
    now: gathered.moment.now,
    decks,
    counts,
    seconds: secondsFor(counts, perCard),
    shelf: gathered.shelf.map(({ id, key, title, language, cardCount }) => {
      return { id, key, title, language, cards: cardCount };
    }),
    undecided: await countUndecided(db, actor.user),
    done: { answers, seconds: Math.round(milliseconds / 1000) },
    nextDue: await nextDueOf(context, actor, gathered),
  };
}

function secondsFor(counts: Counts, perCard: number): number {
  return Math.round((counts.new * VIEWS_OF_NEW + counts.learning + counts.review) * perCard);
}
