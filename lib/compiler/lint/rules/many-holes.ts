import { GAP } from '../lint-note.ts';
import type { NoteRule } from '../lint-rule.ts';
import { sentencesOf } from '../text/sentences.ts';

/** A sentence with many holes that are asked one by one. The threshold is the number of holes that are fine. */
export const manyHoles: NoteRule = {
  code: 'L104',
  scope: 'note',
  threshold: 4,
  check({ kind, cards, prompt, promptMeaning }, threshold) {
    if (kind !== 'cloze' || cards.length <= threshold) return [];
    const counts = sentencesOf(promptMeaning).map(({ text }) => text.split(GAP).length - 1);
    const most = Math.max(0, ...counts);
    return most > threshold ? [{ span: prompt.span, values: { count: most } }] : [];
  },
};
