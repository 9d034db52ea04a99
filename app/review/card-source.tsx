import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { SessionCard } from '#lib/review/types.ts';
import type { Language } from '#lib/shared/settings.ts';
import { Key } from './key.tsx';
import { leaveButton } from './leave-button.ts';

interface CardSourceProps {
  readonly card: SessionCard;
  readonly onOpen: () => void;
  readonly texts: ReviewTexts;
  readonly language: Language;
  readonly singleKeys: boolean;
}

/** The line above a card: which deck and headings it stands under, and the way to its passage of the notes. */
export function CardSource({ card, onOpen, texts, language, singleKeys }: CardSourceProps) {
  return (
    <div className="review-source">
      <p lang={card.language}>
        <span className="sr-only" lang={language}>{`${texts.source}: `}</span>
        {[card.deckTitle, ...card.headings].join(' › ')}
      </p>
      <button
        type="button"
        className="review-source-button"
        title={texts.passage.open}
        aria-keyshortcuts={singleKeys ? 'S' : undefined}
        onClick={(event) => {
          if (event.detail > 0) leaveButton(event.currentTarget);
          onOpen();
        }}
      >
        <span>{texts.passage.button}</span>
        {singleKeys && <Key>S</Key>}
      </button>
    </div>
  );
}
