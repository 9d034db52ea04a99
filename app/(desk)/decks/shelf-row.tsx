import type { Messages } from '#app/i18n/index.ts';
import type { ShelfDeck } from '#lib/review/types.ts';
import { DeckName } from './deck-name.tsx';
import { takeUp } from './move-deck.ts';

/** A deck on the shelf, with the button that puts it on the desk. */
export function ShelfRow(props: {
  readonly deck: ShelfDeck;
  readonly texts: Messages;
  /** The screen to come back to. */
  readonly from: '/' | '/decks';
}) {
  const { deck, texts, from } = props;
  return (
    <li className="deck-row">
      <DeckName deck={deck} texts={texts} />
      <form action={takeUp} className="deck-action">
        <input type="hidden" name="deck" value={deck.id} />
        <input type="hidden" name="from" value={from} />
        <button
          className="button"
          type="submit"
          aria-label={texts.decks.putOnDeskLabel(deck.title)}
        >
          {texts.decks.putOnDesk}
        </button>
      </form>
    </li>
  );
}
