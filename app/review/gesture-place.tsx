import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import { useLater } from '#app/parts/later.ts';
import { gestures } from './later-parts.tsx';
import type { Study } from './study.ts';

interface GesturePlaceProps {
  readonly study: Study;
  readonly acts: ActsTexts;
  readonly children: ReactNode;
}

/** Where taps and swipes count. */
export function GesturePlace({ study, acts, children }: GesturePlaceProps) {
  const place = useRef<HTMLElement>(null);
  const [isTouched, setTouched] = useState(false);
  const Gestures = useLater(gestures, isTouched);
  useEffect(() => setTouched(navigator.maxTouchPoints > 0), []);
  const { swipeLeft, swipeRight, swipeUp, swipeDown } = study.settings;
  const across = swipeLeft !== '' || swipeRight !== '';
  const upright = swipeUp !== '' || swipeDown !== '';
  // Where the page can be scrolled, up and down are for that.
  useLayoutEffect(() => {
    const main = place.current;
    if (main === null) return;
    const look = () => {
      const scrolls = document.documentElement.scrollHeight > innerHeight + 1;
      main.dataset.swipes = upright && !scrolls ? 'all' : across ? 'across' : 'none';
    };
    const watch = new ResizeObserver(look);
    watch.observe(main);
    return () => watch.disconnect();
  }, [across, upright]);
  return (
    <main
      className="review-desk"
      ref={place}
      onPointerDown={({ pointerType }) => pointerType !== 'mouse' && setTouched(true)}
    >
      {children}
      {Gestures && <Gestures place={place} study={study} acts={acts} />}
    </main>
  );
}
