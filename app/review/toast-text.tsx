import type { ActsTexts, DoneName } from '#app/i18n/acts.en.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { Flag } from '#lib/acts/flags.ts';
import type { Act } from '#lib/review/types.ts';
import type { Toast } from './study/told.ts';
import type { Study } from './study.ts';
import type { ToastViewProps } from './toast-view.tsx';
import { filled } from './words.ts';

const LONGEST_TEXT = 48;

/** What was done, in words, and the way back. */
export function ToastText({
  toast,
  study,
  acts,
  texts,
}: ToastViewProps & { readonly toast: Toast }) {
  return (
    <div className="review-toast">
      <p>
        {said(toast, { acts, texts })}
        {toast.text !== null && toast.text !== '' && <q>{shortened(toast.text)}</q>}
      </p>
      {(toast.kind === 'undone' || toast.what !== null) && <WayBack {...{ toast, study, acts }} />}
      <button
        type="button"
        className="review-toast-close"
        aria-label={acts.dismiss}
        onClick={study.hideToast}
      >
        ×
      </button>
    </div>
  );
}

function WayBack({ toast, study, acts }: { toast: Toast; study: Study; acts: ActsTexts }) {
  const isUndone = toast.kind === 'undone';
  if (isUndone && toast.what === null) return null;
  return (
    <button
      type="button"
      className="review-toast-way"
      onClick={() => (isUndone ? study.redo() : void study.undo())}
    >
      {isUndone ? acts.redo : acts.undo}
    </button>
  );
}

function said(
  { kind, what }: Toast,
  { acts, texts }: { acts: ActsTexts; texts: ReviewTexts },
): string {
  if (what === null) return `${acts.undoneUnknown}: `;
  const named = (names: ActsTexts['done']) => {
    const name = nameOf(what);
    if ('rating' in what) return filled(names[name], 'rating', texts.rating[what.rating]);
    const flag = what.kind === 'flag' && what.flag > 0 ? acts.flag[what.flag as Flag] : '';
    return filled(names[name], 'flag', flag);
  };
  if (kind === 'done') return `${named(acts.done)}: `;
  return `${filled(acts[kind], 'what', named(acts.taken))} `;
}

function nameOf(what: Act | { readonly rating: number }): DoneName {
  if ('rating' in what) return 'rating';
  switch (what.kind) {
    case 'flag':
      return what.flag === 0 ? 'unflag' : 'flag';
    case 'mark':
      return what.marked ? 'mark' : 'unmark';
    case 'suspend':
    case 'bury':
      return `${what.kind}-${what.whole ? 'note' : 'card'}`;
    default:
      return what.kind;
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).trimEnd()}…` : text;
}
