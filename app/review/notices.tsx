import { memo } from 'react';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { Notice } from './study/told.ts';

interface NoticesProps {
  readonly notice: Notice | null;
  /** What stays true for longer. */
  readonly said: string | null;
  /** Takes the edit back that the notice speaks of; null where it speaks of none. */
  readonly onUndoEdit: (() => void) | null;
  readonly isDurable: boolean;
  readonly isSignedOut: boolean;
  readonly texts: ReviewTexts;
}

/** What the person should know in passing. It lies over the page, so that nothing moves. */
export const Notices = memo(function Notices(props: NoticesProps) {
  const { notice, said, onUndoEdit, isDurable, isSignedOut, texts } = props;
  return (
    <div className="review-notices" role="status">
      {notice !== null && (
        <p>
          {texts.notice[notice]}{' '}
          {onUndoEdit && (
            <button type="button" className="button-plain" onClick={onUndoEdit}>
              {texts.undo}
            </button>
          )}
        </p>
      )}
      {said !== null && <p>{said}</p>}
      {!isDurable && <p>{texts.memoryOnly}</p>}
      {isSignedOut && (
        <p>
          {texts.signedOut} <a href="/">{texts.signIn}</a>
        </p>
      )}
    </div>
  );
});
