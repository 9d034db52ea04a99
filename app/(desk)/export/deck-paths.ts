import type { DeckInList } from '#lib/library/list-decks.ts';

/** A deck with the names of those that it lies in before its own: many a leaf is called alike. */
export interface DeckPath extends DeckInList {
  readonly path: readonly string[];
}

/** Listed decks with their paths. */
export function withPaths(decks: readonly DeckInList[]): DeckPath[] {
  const above: string[] = [];
  return decks.map((deck) => {
    above.splice(deck.depth, above.length, deck.title);
    return { ...deck, path: [...above] };
  });
}
