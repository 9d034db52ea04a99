import { speechButton } from '#app/parts/card-html.tsx';
import { later } from '#app/parts/later.ts';

/** What a first card can do without. */
export const sounds = later(() => import('./sounds.ts'));
export const verdict = later(async () => (await import('./verdict-view.tsx')).VerdictView);
export const changed = later(async () => (await import('./changed-view.tsx')).ChangedView);
export const toastText = later(async () => (await import('./toast-text.tsx')).ToastText);
export const gestures = later(async () => (await import('./gestures.tsx')).Gestures);
export const autoAdvance = later(async () => (await import('./auto-advance.ts')).AutoAdvance);
export const timebox = later(async () => (await import('./timebox.ts')).Timebox);
export const enlarged = later(() => import('./enlarge.ts'));
export const endScreen = later(async () => (await import('./end-screen.tsx')).EndScreen);

/** All of them. */
export const LATER_PARTS = [
  ...[endScreen, verdict, changed, toastText, sounds, gestures],
  ...[autoAdvance, timebox, enlarged, speechButton],
];
