import type { Actor, Context } from '#lib/context.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readDecks, type StudiedDeck } from '#lib/store/decks.ts';

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
  const live = new Set(decks.map(({ id }) => id));
  const children = new Map<DeckId | null, StudiedDeck[]>();
  for (const deck of decks) {
    const parent = deck.parentId !== null && live.has(deck.parentId) ? deck.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), deck]);
  }
  return under(children, null, 0);
}

function under(
  children: ReadonlyMap<DeckId | null, readonly StudiedDeck[]>,
  parent: DeckId | null,
  depth: number,
): DeckInList[] {
  return (children.get(parent) ?? []).flatMap(({ id, key, title, cardCount }) => [
    { id, key, title, depth, cards: cardCount },
    ...under(children, id, depth + 1),
  ]);
}
