import type { CardDraft } from '#lib/compiler/note-draft.ts';
import { hiddenTexts } from '../lint-note.ts';
import type { NoteRule } from '../lint-rule.ts';
import { foldedWords, isContentWord } from '../text/words.ts';

/** A hole that leaves too little to be reminded by. The threshold is the share of the words, in per cent. */
export const clozeAll: NoteRule = {
  code: 'L103',
  scope: 'note',
  threshold: 60,
  check({ kind, cards, prompt }, threshold) {
    if (kind !== 'cloze') return [];
    const share = Math.max(...cards.map(hiddenShare));
    return share > threshold ? [{ span: prompt.span, values: { share: Math.round(share) } }] : [];
  },
};

/** How much of a card is hidden, in per cent of its words; all of it where nothing that is left says anything. */
function hiddenShare(card: CardDraft): number {
  const left = foldedWords(card.meaning[0]);
  const gone = hiddenTexts(card).flatMap(foldedWords).length;
  const saysSomething = left.some((folded) =>
    isContentWord({ text: folded, at: 0, folded, isCode: false }),
  );
  return saysSomething ? (100 * gone) / (gone + left.length) : 100;
}
