import type { NoteRule } from '../lint-rule.ts';
import { answerList } from '../text/answer-list.ts';

/** What order adds to the number of items that can be kept in mind. */
const ORDER_HELPS = 2;

/** A list that is too long to recite. The threshold is for bullets; two more are fine where the items have an order. */
export const longEnumeration: NoteRule = {
  code: 'L107',
  scope: 'note',
  threshold: 5,
  check(note, threshold) {
    const list = answerList(note);
    if (!list) return [];
    const most = list.ordered ? threshold + ORDER_HELPS : threshold;
    const count = list.items.length;
    return count > most ? [{ span: note.prompt.span, values: { count, most } }] : [];
  },
};
