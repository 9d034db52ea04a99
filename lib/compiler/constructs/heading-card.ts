import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { isTaskList, promptOf } from '#lib/compiler/constructs/lead-and-list.ts';
import {
  findAnswerEnd,
  findExtraEnd,
  findSideEnd,
} from '#lib/compiler/constructs/question-extent.ts';
import { readNote, sideOf } from '#lib/compiler/constructs/read-note.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { takeHint } from '#lib/compiler/hints-and-extras.ts';
import type { Piece } from '#lib/compiler/pieces.ts';
import type { Heading } from '#lib/render/markdown/tree.ts';

/** A heading that asks and its body that answers: one with `#card`, or every leaf where the file says `cards: headings`. */
export const headingCard: Construct = {
  name: 'heading-card',
  read(reader, pieces, index) {
    const { body, marks } = pieces[index] as Piece;
    if (body.kind !== 'heading') return 0;
    if (!marks.has('card') && !isLeafCard(reader, pieces, index)) return 0;
    const end = endOf(reader, pieces, { index, isMarked: marks.has('card') });
    if (end === index + 1 && !marks.has('card')) return 0;
    makeNote(reader, pieces.slice(index, end), body);
    return end - index;
  },
};

/** Under a leaf, what is a card by itself stays one; only the rest is an answer. */
function isLeafCard(reader: DocumentReader, pieces: readonly Piece[], index: number): boolean {
  if (!reader.head.headingsAsk) return false;
  const { block } = pieces[index] as Piece;
  let at = index + 1;
  while (at < pieces.length && pieces[at]?.block.kind !== 'heading') at++;
  const next = pieces[at]?.block;
  return next?.kind !== 'heading' || block.kind !== 'heading' || next.level <= block.level;
}

function endOf(
  reader: DocumentReader,
  pieces: readonly Piece[],
  { index, isMarked }: { index: number; isMarked: boolean },
): number {
  const from = index + 1;
  const list = isMarked ? bareTaskList(pieces, from) : -1;
  if (list >= 0) return findExtraEnd(reader, pieces, list + 1);
  return findAnswerEnd(reader, pieces, { from, cardsFrom: isMarked ? from + 1 : from });
}

/** The task list that ends the body of a heading. */
function bareTaskList(pieces: readonly Piece[], from: number): number {
  const end = findSideEnd(pieces, from);
  for (let at = from; at < end; at++) {
    const { block } = pieces[at] as Piece;
    if (isTaskList(block)) return at;
    if (block.kind !== 'paragraph' && block.kind !== 'code') return -1;
  }
  return -1;
}

/** A hint right below the heading is a part of what it asks. */
function hintEnd(reader: DocumentReader, card: readonly Piece[]): number {
  const isHint = ({ body }: Piece) => takeHint([body], reader.references).prompt.length === 0;
  let at = 1;
  while (at < card.length && isHint(card[at] as Piece)) at++;
  return at;
}

function makeNote(reader: DocumentReader, card: readonly Piece[], heading: Heading): void {
  const list = card.findIndex(({ block }) => isTaskList(block));
  const isChoice = (card[0] as Piece).marks.has('card') && list > 0;
  const cut = isChoice ? list : hintEnd(reader, card);
  readNote(reader, card, {
    prompt: promptOf(reader, card.slice(0, cut)),
    answer: sideOf(reader, card.slice(cut)),
    isBareList: isChoice,
    asker: heading,
    reportEmpty: () => {
      const side = reader.meaning(promptOf(reader, card.slice(0, 1))) === '' ? 'prompt' : 'answer';
      reader.source.report('L101', heading, { values: { side } });
    },
  });
  reader.enterHeading(heading);
}
