import type { SessionCard } from '#lib/review/types.ts';

/** Brings the pictures of cards before they are shown, so that they are there without a connection; each once. */
export function startPreloading(): (cards: readonly SessionCard[]) => void {
  const asked = new Set<string>();
  return (cards) => {
    for (const { prompt, answer } of cards) {
      for (const [, address = ''] of `${prompt}${answer}`.matchAll(
        /<img src="(\/media\/[^"]+)"/g,
      )) {
        if (asked.has(address)) continue;
        asked.add(address);
        new Image().src = address;
      }
    }
  };
}
