import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { Flag } from '#lib/acts/flags.ts';
import type { SessionCard } from '#lib/review/types.ts';
import type { Language } from '#lib/shared/settings.ts';
import { Key } from './key.tsx';
import { leaveButton } from './leave-button.ts';
import { filled } from './words.ts';

interface CardSourceProps {
  readonly card: SessionCard;
  readonly onOpen: () => void;
  readonly texts: ReviewTexts;
  readonly acts: ActsTexts;
  readonly language: Language;
  readonly singleKeys: boolean;
}

/** Notes of this kind stand in no document. */
const WITHOUT_DOCUMENT = 'fields';

/** The line above a card: which deck and headings it stands under, and the way to its passage of the notes, if it has one. */
export function CardSource(props: CardSourceProps) {
  const { card, onOpen, texts, acts, language, singleKeys } = props;
  return (
    <div className="review-source">
      <p lang={card.language}>
        <span className="sr-only" lang={language}>{`${texts.source}: `}</span>
        {[card.deckTitle, ...card.headings].join(' › ')}
      </p>
      {(card.flag > 0 || card.marked) && <Marks card={card} acts={acts} language={language} />}
      {card.kind !== WITHOUT_DOCUMENT && (
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
      )}
    </div>
  );
}

/** The person's flag and mark, for the eye and by name. */
function Marks({ card, acts, language }: Pick<CardSourceProps, 'card' | 'acts' | 'language'>) {
  return (
    <p className="review-marks" lang={language}>
      {card.flag > 0 && (
        <span
          className={`review-flag review-flag-${card.flag}`}
          role="img"
          aria-label={filled(acts.flagged, 'flag', acts.flag[card.flag as Flag])}
          title={acts.flag[card.flag as Flag]}
        />
      )}
      {card.marked && (
        <span className="review-star" role="img" aria-label={acts.marked} title={acts.marked}>
          ★
        </span>
      )}
    </p>
  );
}
