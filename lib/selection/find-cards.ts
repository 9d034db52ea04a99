import type { Actor, Context } from '#lib/context.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { type ListedCard, readCardList } from '#lib/store/card-list.ts';
import { findAll } from '#lib/store/search/find.ts';
import { questionOf } from './question.ts';

const PAGE = 500;

/** The person's cards that a query asks for, in pages, deck by deck; archived ones only where it speaks of the archive. */
export async function* findCards(
  context: Context,
  actor: Actor,
  tree: SearchTree,
): AsyncGenerator<ListedCard[]> {
  const { db } = context.store;
  const ids = await findAll(db, await questionOf(context, actor, tree));
  for (let start = 0; start < ids.length; start += PAGE) {
    yield await readCardList(db, actor.user, ids.slice(start, start + PAGE));
  }
}

/** The ids of the cards that a query asks for. */
export async function findCardIds(
  context: Context,
  actor: Actor,
  tree: SearchTree,
): Promise<Set<CardId>> {
  return new Set(await findAll(context.store.db, await questionOf(context, actor, tree)));
}
