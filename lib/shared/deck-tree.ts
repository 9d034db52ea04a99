import type { DeckId } from './ids.ts';

/** A deck, as far as the tree of decks goes. */
export interface DeckInTree {
  readonly id: DeckId;
  /** The deck in which it lies; null for one of the first rank. */
  readonly parentId: DeckId | null;
}

/** The decks in which a deck lies, outward. Ends where it would begin anew: decks in a circle lie in none. */
export function ancestors(
  id: DeckId,
  all: ReadonlyMap<DeckId, Pick<DeckInTree, 'parentId'>>,
): DeckId[] {
  const above: DeckId[] = [];
  let parent = all.get(id)?.parentId ?? null;
  while (parent !== null && all.has(parent)) {
    if (parent === id || above.includes(parent)) return [];
    above.push(parent);
    parent = all.get(parent)?.parentId ?? null;
  }
  return above;
}

/** A deck and all that lie in it, in the order given. */
export function branchIds(id: DeckId, decks: readonly DeckInTree[]): DeckId[] {
  const all = new Map(decks.map((deck) => [deck.id, deck]));
  const isWithin = (deck: DeckInTree) => deck.id === id || ancestors(deck.id, all).includes(id);
  return decks.filter(isWithin).map((deck) => deck.id);
}
