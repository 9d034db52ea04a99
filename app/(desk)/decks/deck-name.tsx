import type { Messages } from '#app/i18n/index.ts';
import type { ListedDeck } from '#lib/library/deck-lists.ts';

/** A deck's title in its own language, with how many cards it has and in what language they are. */
export function DeckName({
  deck,
  texts,
}: {
  readonly deck: Omit<ListedDeck, 'id'>;
  readonly texts: Messages;
}) {
  const language = languageName(deck.language, texts);
  return (
    <>
      <span className="deck-title" lang={deck.language}>
        {deck.title}
      </span>
      <span className="deck-counts">
        <span>{deck.cards === 0 ? texts.decks.empty : texts.counts.cards(deck.cards)}</span>
        {language !== null && <span>{language}</span>}
      </span>
    </>
  );
}

function languageName(tag: string, texts: Messages): string | null {
  const [language] = tag.toLowerCase().split('-');
  return language === 'ru' || language === 'en' ? texts.decks.inLanguage[language] : null;
}
