import { isTermList } from '#lib/compiler/constructs/term.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { coveredPicture } from '#lib/compiler/fences/covered-picture.ts';
import { hasHoles } from '#lib/compiler/holes.ts';
import { isAboutCards, isNoCard } from '#lib/compiler/own-line-comments.ts';
import type { Piece } from '#lib/compiler/pieces.ts';
import type { Block } from '#lib/render/markdown/tree.ts';

/** A side ends before the next marker, heading or rule. Gives the index behind its last piece. */
export function findSideEnd(pieces: readonly Piece[], from: number): number {
  let at = from;
  while (at < pieces.length && !endsSide(pieces[at] as Piece)) at++;
  return at;
}

/** An answer ends also before what is a card of its own, looked for from `cardsFrom` on. */
export function findAnswerEnd(
  reader: DocumentReader,
  pieces: readonly Piece[],
  { from, cardsFrom }: { readonly from: number; readonly cardsFrom: number },
): number {
  const end = findSideEnd(pieces, from);
  for (let at = cardsFrom; at < end; at++) {
    if (isCard(reader, pieces[at] as Piece) || coveredPicture(reader, pieces, at)) return at;
  }
  return end;
}

/** The index behind the quotes that stand right after a card and are its extra. */
export function findExtraEnd(
  reader: DocumentReader,
  pieces: readonly Piece[],
  from: number,
): number {
  let at = from;
  while (at < pieces.length && isExtra(reader, pieces[at] as Piece)) at++;
  return at;
}

function isExtra(reader: DocumentReader, { block }: Piece): boolean {
  return block.kind === 'quote' && !block.children.some((child) => holdsCard(reader, child));
}

function holdsCard(reader: DocumentReader, block: Block): boolean {
  if (block.kind === 'list') {
    const { items } = block;
    return isTermList(reader, block) || items.some((item) => holdsCard(reader, item));
  }
  if (hasHoles(reader, block)) return true;
  return 'children' in block && block.children.some((child) => holdsCard(reader, child));
}

/** Whether a piece begins a card of its own after an answer. */
function isCard(reader: DocumentReader, { block, marks, comments }: Piece): boolean {
  return (
    isTermList(reader, block) ||
    hasHoles(reader, block) ||
    marks.size > 0 ||
    comments.some((comment) => isNoCard(comment) || isAboutCards(comment))
  );
}

function endsSide({ marker, block }: Piece): boolean {
  return marker !== null || block.kind === 'heading' || block.kind === 'rule';
}
