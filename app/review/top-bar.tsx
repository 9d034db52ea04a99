import { memo, type ReactNode } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { Key } from './key.tsx';
import { formOf } from './words.ts';

interface TopBarProps {
  readonly counts: ReactNode;
  readonly timer: ReactNode;
  readonly isAuto: boolean;
  readonly onAuto: () => void;
  readonly unsent: number;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
  readonly onMenu: () => void;
  readonly acts: ActsTexts;
  readonly texts: ReviewTexts;
  readonly singleKeys: boolean;
}

/** The quiet line above the card: the way out, what is to go, and the way back. */
export const TopBar = memo(function TopBar(props: TopBarProps) {
  const {
    counts,
    timer,
    isAuto,
    onAuto,
    unsent,
    canUndo,
    onUndo,
    onMenu,
    texts,
    acts,
    singleKeys,
  } = props;
  return (
    <header className="review-bar">
      <a className="review-leave" href="/">
        <span aria-hidden="true">←</span> <span className="review-leave-word">{texts.leave}</span>
      </a>
      {counts}
      <div className="review-tools">
        {timer}
        {isAuto && (
          <button
            type="button"
            className="review-menu-button"
            aria-label={acts.autoOn}
            title={acts.autoOn}
            onClick={onAuto}
          >
            <span aria-hidden="true">⏸</span>
          </button>
        )}
        {unsent > 0 && (
          <span className="review-unsent" data-testid="unsent">
            <span aria-hidden="true">↑</span>
            {unsent}{' '}
            <span className="review-unsent-words">
              {formOf(unsent, texts.unsentForms)} {texts.unsent}
            </span>
          </span>
        )}
        <button
          type="button"
          className="review-undo"
          title={texts.undoLabel}
          aria-keyshortcuts={singleKeys ? 'U Control+Z Meta+Z' : 'Control+Z Meta+Z'}
          disabled={!canUndo}
          onClick={onUndo}
        >
          <span>{texts.undo}</span>
          {singleKeys && <Key>{texts.key.undo}</Key>}
        </button>
        <button
          type="button"
          className="review-menu-button"
          aria-label={acts.menu.open}
          title={acts.menu.open}
          aria-haspopup="dialog"
          aria-keyshortcuts={singleKeys ? 'M' : undefined}
          onClick={onMenu}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      </div>
    </header>
  );
});
