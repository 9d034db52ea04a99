import type { Messages } from '#app/i18n/index.ts';
import { OptionsLink } from '#app/parts/options-link.tsx';
import type { DeckToday } from '#lib/review/types.ts';
import { DeckName } from './deck-name.tsx';
import { putBack } from './move-deck.ts';

/** A deck on the desk, with the button that puts it back. */
export function DeskRow({ deck, texts }: { readonly deck: DeckToday; readonly texts: Messages }) {
  return (
    <li className="deck-row">
      <DeckName deck={deck} texts={texts} />
      <div className="deck-action">
        <OptionsLink deck={deck} texts={texts} />
        <form action={putBack}>
          <input type="hidden" name="deck" value={deck.id} />
          <button
            className="button"
            type="submit"
            aria-label={texts.decks.putOnShelfLabel(deck.title)}
          >
            {texts.decks.putOnShelf}
          </button>
        </form>
      </div>
    </li>
  );
}
