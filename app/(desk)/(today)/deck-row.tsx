import { formatEstimate } from '#app/i18n/format-length.ts';
import { type Messages, messages } from '#app/i18n/index.ts';
import { CardsLink } from '#app/parts/cards-link.tsx';
import { OptionsLink } from '#app/parts/options-link.tsx';
import { StudyLink } from '#app/parts/study-link.tsx';
import type { DeckToday } from '#lib/review/types.ts';
import type { Language } from '#lib/shared/settings.ts';

const KINDS = ['review', 'learning', 'new'] as const;

/** A deck on the desk with what it holds today; the whole row leads into its review. */
export function DeckRow(props: { readonly deck: DeckToday; readonly language: Language }) {
  const { deck, language } = props;
  const texts = messages(language);
  const kinds = KINDS.filter((kind) => deck.counts[kind] > 0);
  if (kinds.length === 0) return <RestingRow deck={deck} texts={texts} />;
  return (
    <div className={line(deck)}>
      <a className="deck-row" href={`/review?deck=${encodeURIComponent(deck.id)}`}>
        <span className="deck-title" lang={deck.language}>
          {deck.title}
        </span>
        <span className="deck-counts">
          {kinds.map((kind) => (
            <span key={kind} className={`count-${kind}`}>
              {texts.counts[kind](deck.counts[kind])}
            </span>
          ))}
        </span>
        <span className="deck-time">{formatEstimate(deck.seconds, language)}</span>
      </a>
      <CardsLink deck={deck} texts={texts} />
      <StudyLink deck={deck} texts={texts} />
      <OptionsLink deck={deck} texts={texts} />
    </div>
  );
}

const DEEPEST_SHOWN = 3;

/** Set in by how deep it lies in other decks. */
function line({ depth }: DeckToday): string {
  return depth === 0 ? 'deck-line' : `deck-line deck-within-${Math.min(depth, DEEPEST_SHOWN)}`;
}

function RestingRow({ deck, texts }: { readonly deck: DeckToday; readonly texts: Messages }) {
  return (
    <div className={line(deck)}>
      <div className="deck-row">
        <span className="deck-title" lang={deck.language}>
          {deck.title}
        </span>
        <span className="deck-counts">
          {deck.cards === 0 ? texts.today.deckEmpty : texts.today.deckDone}
        </span>
      </div>
      <CardsLink deck={deck} texts={texts} />
      <StudyLink deck={deck} texts={texts} />
      <OptionsLink deck={deck} texts={texts} />
    </div>
  );
}
