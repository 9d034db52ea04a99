import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { Study } from './study.ts';
import { useGestures } from './use-gestures.ts';

interface GesturePlaceProps {
  readonly study: Study;
  readonly acts: ActsTexts;
  readonly children: ReactNode;
}

/** Where taps and swipes count; while one swipes it says what that will do. */
export function GesturePlace({ study, acts, children }: GesturePlaceProps) {
  const place = useRef<HTMLElement>(null);
  const swipe = useGestures(place, study);
  const { swipeLeft, swipeRight, swipeUp, swipeDown } = study.settings;
  const across = swipeLeft !== '' || swipeRight !== '';
  const upright = swipeUp !== '' || swipeDown !== '';
  // Where the page can be scrolled, up and down are for that.
  useLayoutEffect(() => {
    const scrolls = document.documentElement.scrollHeight > innerHeight + 1;
    const swipes = upright && !scrolls ? 'all' : across ? 'across' : 'none';
    if (place.current) place.current.dataset.swipes = swipes;
  });
  return (
    <main className="review-desk" ref={place}>
      {children}
      {swipe !== null && (
        <p
          className={`review-swipe review-swipe-${swipe.direction}`}
          data-ready={swipe.share === 1 ? '' : undefined}
        >
          {acts.action[swipe.action]}
        </p>
      )}
    </main>
  );
}
