import type { NoteRule } from '../lint-rule.ts';
import { mostWords } from '../text/words.ts';

/** A prompt that takes long to read. The threshold is in words; code does not count. */
export const longPrompt: NoteRule = {
  code: 'L106',
  scope: 'note',
  threshold: 40,
  check({ prompt }, threshold) {
    if (mostWords(prompt.prose.text) <= threshold) return [];
    const words = prompt.words.length;
    return words > threshold ? [{ span: prompt.span, values: { words, most: threshold } }] : [];
  },
};
