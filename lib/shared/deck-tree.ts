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

/** A deck in its place in a tree. */
export interface PlacedDeck<Deck> {
  readonly deck: Deck;
  /** In how many of the decks shown it lies. */
  readonly depth: number;
  /** The nearest of them. */
  readonly parent: DeckId | null;
}

/** Some of `all` decks as a tree, each followed by those that lie in it, sisters in the order given. */
export function inTree<Deck extends DeckInTree>(
  shown: readonly Deck[],
  all: readonly DeckInTree[] = shown,
): PlacedDeck<Deck>[] {
  const byId = new Map(all.map((deck) => [deck.id, deck]));
  const ids = new Set(shown.map(({ id }) => id));
  const placed: PlacedDeck<Deck>[] = [];
  const place = (parent: DeckId | null, depth: number): void => {
    for (const deck of shown) {
      const nearest = ancestors(deck.id, byId).find((each) => ids.has(each)) ?? null;
      if (nearest !== parent) continue;
      placed.push({ deck, depth, parent });
      place(deck.id, depth + 1);
    }
  };
  place(null, 0);
  return placed;
}

/** A deck of a list in which each is followed by those that lie in it. */
export interface RankedDeck {
  readonly id: DeckId;
  readonly depth: number;
}

/** The first decks of such a list by rank, each with the list of those that lie in it. */
export function branches<Deck extends RankedDeck>(
  listed: readonly Deck[],
): { readonly deck: Deck; readonly within: readonly Deck[] }[] {
  const heads = listed.flatMap(({ depth }, at) => (depth === listed[0]?.depth ? [at] : []));
  return heads.flatMap((at, place) => {
    const [deck, ...within] = listed.slice(at, heads[place + 1]);
    return deck === undefined ? [] : [{ deck, within }];
  });
}
