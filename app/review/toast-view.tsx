import { useEffect, useState } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { useLater } from '#app/parts/later.ts';
import { toastText } from './later-parts.tsx';
import type { Study } from './study.ts';
import { useStore } from './use-store.ts';

const STAYS = 8000;

/** What a toast is told with. */
export interface ToastViewProps {
  readonly study: Study;
  readonly acts: ActsTexts;
  readonly texts: ReviewTexts;
}

/** Says what was done to a card or taken back, with the way back beside it. It goes by itself, but not while one is on it. */
export function ToastView({ study, acts, texts }: ToastViewProps) {
  const toast = useStore(study.toast);
  const ToastText = useLater(toastText, toast !== null);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (toast === null || isHeld) return;
    const timer = setTimeout(study.hideToast, STAYS);
    return () => clearTimeout(timer);
  }, [toast, isHeld, study]);
  return (
    <div
      className="review-toast-place"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast !== null && ToastText && <ToastText {...{ toast, study, acts, texts }} />}
    </div>
  );
}
