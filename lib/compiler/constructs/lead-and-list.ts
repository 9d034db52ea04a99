import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { findExtraEnd, findSideEnd } from '#lib/compiler/constructs/question-extent.ts';
import { readNote, sideOf } from '#lib/compiler/constructs/read-note.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { takeHint } from '#lib/compiler/hints-and-extras.ts';
import type { Piece } from '#lib/compiler/pieces.ts';
import { reportMarker } from '#lib/compiler/report-marker.ts';
import type { Block, List } from '#lib/render/markdown/tree.ts';

/**
 * A lead with a list below it that is the answer, without an `A:`: a question, a heading or a paragraph with `#set` or `#seq`,
 * or a question with a task list.
 */
export const leadAndList: Construct = {
  name: 'lead-and-list',
  read(reader, pieces, index) {
    const lead = pieces[index] as Piece;
    if (!mayLead(lead)) return 0;
    const end = endOf(pieces, index);
    if (pieces[end]?.marker?.side === 'answer' && lead.marker) return 0;
    const at = findList(pieces, { from: index + 1, end, ...searchFor(reader, lead) });
    if (at < 0) return isParted(lead) ? reportNoList(reader, lead) : 0;
    if (lead.marker) reportMarker(reader, lead.marker);
    const cardEnd = findExtraEnd(reader, pieces, at + 1);
    makeNote(reader, { lead: pieces.slice(index, at), answer: pieces.slice(at, cardEnd) });
    return cardEnd - index;
  },
};

/** A paragraph has its list right below; a question and a heading may say more before it. */
function endOf(pieces: readonly Piece[], index: number): number {
  const { marker, block } = pieces[index] as Piece;
  if (marker || block.kind === 'heading') return findSideEnd(pieces, index + 1);
  return Math.min(index + 2, pieces.length);
}

function mayLead({ marker, marks, block }: Piece): boolean {
  if (marker) return marker.side === 'question';
  return (marks.has('set') || marks.has('seq')) && block.kind !== 'list';
}

function isParted({ marks }: Piece): boolean {
  return marks.has('set') || marks.has('seq');
}

/** A mark asks for any list; without one a task list that is not right below the question is a list of things to do. */
function searchFor(reader: DocumentReader, lead: Piece) {
  if (isParted(lead)) return { isWanted: isList, isBarrier: () => false };
  const isBarrier = (block: Block) =>
    block.kind !== 'code' &&
    block.kind !== 'table' &&
    takeHint([block], reader.references).prompt.length > 0;
  return { isWanted: isTaskList, isBarrier };
}

function isList(block: Block): boolean {
  return block.kind === 'list';
}

/** A list in which every item has a box. */
export function isTaskList(block: Block): block is List {
  return block.kind === 'list' && block.items.every(({ done }) => done !== null);
}

function findList(
  pieces: readonly Piece[],
  search: {
    from: number;
    end: number;
    isWanted: (block: Block) => boolean;
    isBarrier: (block: Block) => boolean;
  },
): number {
  for (let at = search.from; at < search.end; at++) {
    const { block } = pieces[at] as Piece;
    if (search.isWanted(block)) return at;
    if (search.isBarrier(block)) return -1;
  }
  return -1;
}

function reportNoList(reader: DocumentReader, lead: Piece): number {
  const mark = lead.marks.has('set') ? '#set' : '#seq';
  reader.source.report('K015', lead.block, { values: { mark } });
  if (lead.block.kind === 'heading') reader.enterHeading(lead.block);
  return 1;
}

function makeNote(
  reader: DocumentReader,
  card: { lead: readonly Piece[]; answer: readonly Piece[] },
): void {
  const [first] = card.lead as [Piece, ...Piece[]];
  const heading = first.body.kind === 'heading' ? first.body : null;
  readNote(reader, [...card.lead, ...card.answer], {
    prompt: promptOf(reader, card.lead),
    answer: card.answer.map(({ body }) => body),
    isBareList: true,
    asker: heading,
    reportEmpty: () => reader.source.report('L101', first.block, { values: { side: 'prompt' } }),
  });
  if (heading) reader.enterHeading(heading);
}

/** The blocks that ask; a heading asks as a paragraph would. */
export function promptOf(reader: DocumentReader, pieces: readonly Piece[]): readonly Block[] {
  return sideOf(
    reader,
    pieces.map((piece) => {
      const { body } = piece;
      if (body.kind !== 'heading') return piece;
      const { content, from, to, line, endLine } = body;
      return { ...piece, body: { kind: 'paragraph', content, from, to, line, endLine } as const };
    }),
  );
}
