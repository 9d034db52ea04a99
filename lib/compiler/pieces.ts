import { holesOf } from '#lib/compiler/holes.ts';
import { type LeadMark, NO_MARKS, takeLeadMarks } from '#lib/compiler/lead-marks.ts';
import { findMarkers, type Marker } from '#lib/compiler/markers.ts';
import { isOwnLineComment } from '#lib/compiler/own-line-comments.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import { type Content, sliceContent, sourceOffset } from '#lib/render/markdown/content.ts';
import { parseBracketHoles } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Heading, Paragraph, RawHtml, References } from '#lib/render/markdown/tree.ts';

/** A block among its siblings; a paragraph with markers inside falls into several. */
export interface Piece {
  readonly block: Block;
  /** The marker that it begins with. */
  readonly marker: Marker | null;
  /** What follows the marker, without marks; the block itself where there is neither. */
  readonly body: Block;
  /** What its lead line says: of a heading, a question, or a paragraph with a list right below. */
  readonly marks: ReadonlySet<LeadMark>;
  /** Comments right above it that speak about it, top down. */
  readonly comments: readonly RawHtml[];
  /** The heading that was taken apart into this, because the line under it was meant as a rule; else null. */
  readonly trap: Heading | null;
}

/** Siblings that may hold no markers: those inside a list or a quote. */
export function plainPieces(blocks: readonly Block[], references: References): readonly Piece[] {
  return readLeads(blocks.map(plainPiece), references);
}

/**
 * The blocks at the top of a document, cut at the markers in their paragraphs. Where `rulesUnderText`, a line `---` right below
 * any text is a rule and makes no heading. Where `gapsBelow`, what `C:` hides may stand below it.
 */
export function cutAtMarkers(
  blocks: readonly Block[],
  references: References,
  { rulesUnderText = false, gapsBelow = false } = {},
): readonly Piece[] {
  const cut = { references, gapsBelow };
  const pieces: Piece[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') pieces.push(...cutParagraph(block, cut));
    else if (block.kind === 'heading' && block.underlined)
      pieces.push(...cutHeading(block, cut, rulesUnderText));
    else pieces.push(plainPiece(block));
  }
  return readLeads(pieces, references);
}

function plainPiece(block: Block): Piece {
  return { block, marker: null, body: block, marks: NO_MARKS, comments: [], trap: null };
}

/** Gives comments to the blocks below them, and takes the marks from lead lines. */
function readLeads(pieces: readonly Piece[], references: References): readonly Piece[] {
  const read: Piece[] = [];
  let comments: RawHtml[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (isOwnLineComment(piece.block) && isRightAbove(piece, pieces[index + 1])) {
      comments.push(piece.block);
      continue;
    }
    const marked = readMarks(piece, pieces[index + 1], references);
    read.push(comments.length === 0 ? marked : { ...marked, comments });
    if (comments.length > 0) comments = [];
  }
  return read;
}

function isRightAbove({ block }: Piece, next: Piece | undefined): boolean {
  return next !== undefined && next.block.line === block.endLine + 1;
}

function readMarks(piece: Piece, next: Piece | undefined, references: References): Piece {
  const { body, marker } = piece;
  if (body.kind !== 'heading' && body.kind !== 'paragraph') return piece;
  const isQuestion = marker?.side === 'question';
  if (body.kind === 'paragraph' && !isQuestion && next?.block.kind !== 'list') return piece;
  const { content, marks } = takeLeadMarks(body.content, references);
  return marks.size === 0 ? piece : { ...piece, body: { ...body, content }, marks };
}
/** How paragraphs are cut. */
interface Cutting {
  readonly references: References;
  readonly gapsBelow: boolean;
}

function cutParagraph(paragraph: Paragraph, cut: Cutting): readonly Piece[] {
  const { content } = paragraph;
  const { references, gapsBelow } = cut;
  const found = findMarkers(content, references);
  const markers = gapsBelow ? found : withoutEmptyGaps(content, found, references);
  if (markers.length === 0) return [plainPiece(paragraph)];
  const pieces: Piece[] = [];
  const head = markers[0]?.at ?? 0;
  if (head > 0) pieces.push(plainPiece(part(paragraph, content, { from: 0, to: head })));
  for (const [index, marker] of markers.entries()) {
    const to = markers[index + 1]?.at ?? content.text.length;
    const block = part(paragraph, content, { from: marker.at, to });
    const text = part(paragraph, content, { from: marker.at + 2, to });
    const body = marker.side === 'gaps' ? withBracketHoles(text, references) : text;
    pieces.push({ ...plainPiece(block), marker, body });
  }
  return pieces;
}

/** `C:` begins a card only where something is hidden after it: a drive or an option has the same letter. */
function withoutEmptyGaps(
  content: Content,
  markers: readonly Marker[],
  references: References,
): readonly Marker[] {
  if (!markers.some(({ side }) => side === 'gaps')) return markers;
  return markers.filter((marker, index) => {
    if (marker.side !== 'gaps') return true;
    const to = markers[index + 1]?.at ?? content.text.length;
    const text = sliceContent(content, marker.at + 2, to);
    return marker.isSetOff && holesOf(parseBracketHoles(text, references)).length > 0;
  });
}

/** A block in which brackets hide what is in them, as `==` does. */
export function withBracketHoles<T extends Block>(block: T, references: References): T {
  const hiding = (content: Content) => {
    return { ...content, inlines: parseBracketHoles(content, references) };
  };
  if (block.kind === 'paragraph') return { ...block, content: hiding(block.content) };
  if (block.kind === 'table') {
    const rows = block.rows.map((row) => row.map(hiding));
    return { ...block, header: block.header.map(hiding), rows };
  }
  if (block.kind === 'list') {
    return { ...block, items: block.items.map((item) => withBracketHoles(item, references)) };
  }
  if (!('children' in block)) return block;
  return { ...block, children: block.children.map((child) => withBracketHoles(child, references)) };
}

function part(
  paragraph: Paragraph,
  content: Content,
  range: { from: number; to: number },
): Paragraph {
  const sliced = sliceContent(content, range.from, range.to);
  const from = sourceOffset(content, range.from);
  const isLast = range.to === content.text.length;
  const to = isLast ? paragraph.to : sourceOffset(content, range.to - 1);
  return { ...paragraph, content: sliced, from, to };
}

/** `---` right under a text with markers makes a heading of it, where a rule was meant. */
function cutHeading(heading: Heading, cut: Cutting, isMeant: boolean): readonly Piece[] {
  const { content, level, from, line, endLine } = heading;
  const to = sourceOffset(content, Math.max(0, content.text.length - 1)) + 1;
  const place = { from, to, line, endLine: endLine - 1 };
  const text: Paragraph = { kind: 'paragraph', content, ...place };
  const pieces = level === 2 ? cutParagraph(text, cut) : [];
  const isRule = isMeant ? level === 2 : pieces.some((piece) => piece.marker);
  if (!isRule) return [plainPiece(heading)];
  const rule: Block = { kind: 'rule', from: to, to: heading.to, line: endLine, endLine };
  const trap = isMeant ? null : heading;
  return [...pieces.map((piece) => ({ ...piece, trap })), plainPiece(rule)];
}

/** From the comments above the first of some pieces to the end of the last. */
export function spanOfPieces(pieces: readonly Piece[]): Span {
  const first = pieces[0] as Piece;
  const last = pieces[pieces.length - 1] as Piece;
  return { from: first.comments[0]?.from ?? first.block.from, to: last.block.to };
}
