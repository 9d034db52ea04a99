import { useEffect, useState } from 'react';
import { SECOND } from '#lib/shared/instant.ts';

/** More is not counted as time spent on one card. */
const LONGEST = 60;

/** How long the card has been looked at; it stops when the answer is shown. */
export function Timer({ isRunning, name }: { readonly isRunning: boolean; readonly name: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const ticking = setInterval(() => setSeconds((past) => Math.min(LONGEST, past + 1)), SECOND);
    return () => clearInterval(ticking);
  }, [isRunning]);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="review-timer" role="timer" aria-label={name} aria-live="off">
      {text}
    </span>
  );
}
