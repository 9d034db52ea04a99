import { useEffect } from 'react';
import { whenHere } from '#app/parts/later.ts';
import type { Shown } from '#lib/review/session/state.ts';
import type { Settings } from '#lib/shared/settings.ts';
import { sounds } from './later-parts.tsx';

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
    let isOver = false;
    const side = isRevealed ? 'answer' : 'prompt';
    if (autoSpeak || (autoPlay && hasSounds(side))) {
      whenHere(sounds, ({ playSide, speakSide }) => {
        const isPlayed = !isOver && autoPlay && playSide(side);
        if (!isOver && autoSpeak && !isPlayed) speakSide(side);
      });
    }
    return () => {
      isOver = true;
      sounds.now()?.hush();
    };
  }, [card, shownAt, isRevealed, autoPlay, autoSpeak]);
}

function hasSounds(side: 'prompt' | 'answer'): boolean {
  return document.querySelector(`#${side} :is(audio, video, .speech)`) !== null;
}
