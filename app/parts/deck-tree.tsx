import type { ReactNode } from 'react';
import { branches, type RankedDeck } from '#lib/shared/deck-tree.ts';

interface Props<Deck extends RankedDeck> {
  /** Each followed by those that lie in it. */
  readonly decks: readonly Deck[];
  readonly row: (deck: Deck) => ReactNode;
}

/** Decks as lists within lists: whoever listens to the page hears what lies in what, as others see it. */
export function DeckTree<Deck extends RankedDeck>({ decks, row }: Props<Deck>) {
  return (
    <ul className="rows">
      <Branches decks={decks} row={row} />
    </ul>
  );
}

function Branches<Deck extends RankedDeck>({ decks, row }: Props<Deck>) {
  return branches(decks).map(({ deck, within }) => (
    <li key={deck.id}>
      {row(deck)}
      {within.length > 0 && (
        <ul className="rows-within">
          <Branches decks={within} row={row} />
        </ul>
      )}
    </li>
  ));
}
