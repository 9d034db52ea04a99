import type { Actor, Context } from '#lib/context.ts';
import { inTree } from '#lib/shared/deck-tree.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readDecks } from '#lib/store/decks.ts';

/** A deck in a list. */
export interface DeckInList {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  /** In how many others it lies. */
  readonly depth: number;
  readonly cards: number;
}

/** All decks of the person that are not archived, each followed by those that lie in it. */
export async function listDecks({ store }: Context, { user }: Actor): Promise<DeckInList[]> {
  const decks = await readDecks(store.db, user);
  return inTree(decks).map(({ deck: { id, key, title, cardCount }, depth }) => {
    return { id, key, title, depth, cards: cardCount };
  });
}
