import type { DeckRule } from '../lint-rule.ts';
import { foldedWords, mostWords, stem } from '../text/words.ts';

/** Fewer prompts than these do not show which words are rare. */
const LEAST_PROMPTS = 20;

/** A long prompt with a single word that no other prompt has: it is known by that word. The threshold is in words. */
export const patternMatch: DeckRule = {
  code: 'L118',
  scope: 'deck',
  threshold: 30,
  *check({ notes }, threshold) {
    if (notes.length < LEAST_PROMPTS) return;
    const long = notes.filter(({ prompt }) => {
      return mostWords(prompt) > threshold && foldedWords(prompt).length > threshold;
    });
    if (long.length === 0) return;
    const uses = new Map<string, number>();
    for (const { prompt } of notes) {
      for (const word of stemsOf(prompt)) uses.set(word, (uses.get(word) ?? 0) + 1);
    }
    for (const note of long) {
      const rare = [...stemsOf(note.prompt)].filter((word) => uses.get(word) === 1);
      if (rare.length === 1) yield { note, values: { word: rare[0] as string } };
    }
  },
};

function stemsOf(prompt: string): ReadonlySet<string> {
  return new Set(foldedWords(prompt).map(stem));
}
