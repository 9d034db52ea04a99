import type { NoteRule } from '../lint-rule.ts';

/** A note that makes so many cards that they crowd a day. The threshold is the number of cards that is fine. */
export const siblingOverload: NoteRule = {
  code: 'L131',
  scope: 'note',
  threshold: 12,
  check({ cards, prompt }, threshold) {
    const count = cards.length;
    return count > threshold ? [{ span: prompt.span, values: { count, most: threshold } }] : [];
  },
};
