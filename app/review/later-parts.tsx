import { lazy } from 'react';
import { speechButton } from '#app/parts/card-html.tsx';
import { later } from '#app/parts/later.ts';
import type { EndScreenProps } from './end-screen.tsx';
import { WaitingScreen } from './waiting-screen.tsx';

/** What a first card can do without. */
export const sounds = later(() => import('./sounds.ts'));
export const verdict = later(async () => (await import('./verdict-view.tsx')).VerdictView);
export const changed = later(async () => (await import('./changed-view.tsx')).ChangedView);
export const toastText = later(async () => (await import('./toast-text.tsx')).ToastText);
export const gestures = later(async () => (await import('./gestures.tsx')).Gestures);
export const autoAdvance = later(async () => (await import('./auto-advance.ts')).AutoAdvance);
export const timebox = later(async () => (await import('./timebox.ts')).Timebox);
export const enlarged = later(() => import('./enlarge.ts'));
const endScreen = later(async () => (await import('./end-screen.tsx')).EndScreen);

/** The end, which the server shows as well. */
export const EndScreen = lazy(async () => ({ default: (await endScreen.bring()) ?? NoEnd }));

function NoEnd({ texts }: EndScreenProps) {
  return <WaitingScreen isStranded texts={texts} />;
}

/** All of them. */
export const LATER_PARTS = [
  ...[endScreen, verdict, changed, toastText, sounds, gestures],
  ...[autoAdvance, timebox, enlarged, speechButton],
];
