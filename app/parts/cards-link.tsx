import type { Messages } from '#app/i18n/index.ts';
import { cardsAddress, deckSearch } from './cards-address.ts';
import { RowSign } from './row-sign.tsx';

/** The way to the cards of a deck. */
export function CardsLink(props: {
  readonly deck: { readonly key: string; readonly title: string };
  readonly texts: Messages;
}) {
  const { deck, texts } = props;
  return (
    <RowSign
      href={cardsAddress(deckSearch(deck), 'deck')}
      label={texts.decks.cardsLabel(deck.title)}
    >
      <path d="M8 4.5h11.5v11M4.5 8.5h11v11h-11z" />
    </RowSign>
  );
}
