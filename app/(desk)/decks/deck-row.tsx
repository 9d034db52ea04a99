import { QuickAdd } from '#app/editor/quick-add.tsx';
import { editorTexts } from '#app/editor/words.ts';
import type { Messages } from '#app/i18n/index.ts';
import { CardsLink } from '#app/parts/cards-link.tsx';
import { OptionsLink } from '#app/parts/options-link.tsx';
import type { LiveDeck } from '#lib/library/deck-lists.ts';
import type { Language } from '#lib/shared/settings.ts';
import { putBack } from './actions.ts';
import { DeckMenu } from './deck-menu.tsx';
import { DeckName } from './deck-name.tsx';
import { TakeUp } from './take-up.tsx';

const DEEPEST = 3;

/** A deck on the desk or on the shelf, with all that can be done to it. */
export function DeckRow(props: {
  readonly deck: LiveDeck;
  readonly titles: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly texts: Messages;
}) {
  const { deck, titles, language, texts } = props;
  const within = deck.depth > 0 ? ` deck-within-${Math.min(deck.depth, DEEPEST)}` : '';
  return (
    <div className={`deck-row${within}`} id={deck.id}>
      <DeckName deck={deck} texts={texts} />
      <div className="deck-action">
        <QuickAdd
          deck={deck.id}
          language={language}
          singleKeys={false}
          texts={{
            open: texts.decks.addLabel(deck.title),
            failed: editorTexts(language).offline,
          }}
          className="row-sign"
          sign={<path d="M12 5v14M5 12h14" />}
        />
        <CardsLink deck={deck} texts={texts} />
        {deck.onDesk ? (
          <>
            <OptionsLink deck={deck} texts={texts} />
            <PutBack deck={deck} texts={texts} />
          </>
        ) : (
          <TakeUp deck={deck} texts={texts} from="/decks" />
        )}
      </div>
      <DeckMenu deck={deck} titles={titles} texts={texts.decks} />
    </div>
  );
}

function PutBack({ deck, texts }: { readonly deck: LiveDeck; readonly texts: Messages }) {
  return (
    <form action={putBack}>
      <input type="hidden" name="deck" value={deck.id} />
      <button className="button" type="submit" aria-label={texts.decks.putOnShelfLabel(deck.title)}>
        {texts.decks.putOnShelf}
      </button>
    </form>
  );
}
