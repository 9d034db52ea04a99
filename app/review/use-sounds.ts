import { useEffect } from 'react';
import type { Shown } from '#lib/review/session/state.ts';
import type { Settings } from '#lib/shared/settings.ts';
import { hush, playSide, speakSide } from './sounds.ts';

/** What is heard without being asked for. */
export type SoundSettings = Pick<Settings, 'autoPlay' | 'autoSpeak'>;

/** Plays or speaks a side when it appears, as far as the person wants it; nothing goes on into the next card. */
export function useSounds(shown: Shown | null, { autoPlay, autoSpeak }: SoundSettings): void {
  const card = shown?.card.id ?? null;
  const shownAt = shown?.shownAt ?? null;
  const isRevealed = shown !== null && shown.revealedAt !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card, or the same one again, begins anew
  useEffect(() => {
    if (card === null) return;
    const side = isRevealed ? 'answer' : 'prompt';
    const isPlayed = autoPlay && playSide(side);
    if (autoSpeak && !isPlayed) speakSide(side);
    return hush;
  }, [card, shownAt, isRevealed, autoPlay, autoSpeak]);
}
