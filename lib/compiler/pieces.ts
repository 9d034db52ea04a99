import { findMarkers, type Marker } from '#lib/compiler/markers.ts';
import { type Content, sliceContent, sourceOffset } from '#lib/render/markdown/content.ts';
import type { Block, Heading, Paragraph, References } from '#lib/render/markdown/tree.ts';

/** A block among its siblings; a paragraph with markers inside falls into several. */
export interface Piece {
  readonly block: Block;
  /** The marker that it begins with. */
  readonly marker: Marker | null;
  /** What follows the marker; the block itself where there is none. */
  readonly body: Block;
  /** The heading that was taken apart into this, because the line under it was meant as a rule; else null. */
  readonly trap: Heading | null;
}

/** Siblings that may hold no markers: those inside a list or a quote. */
export function plainPieces(blocks: readonly Block[]): readonly Piece[] {
  return blocks.map(plainPiece);
}

function plainPiece(block: Block): Piece {
  return { block, marker: null, body: block, trap: null };
}

/** The blocks at the top of a document, cut at the markers in their paragraphs. */
export function cutAtMarkers(blocks: readonly Block[], references: References): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') pieces.push(...cutParagraph(block, references));
    else if (block.kind === 'heading' && block.underlined)
      pieces.push(...cutHeading(block, references));
    else pieces.push(plainPiece(block));
  }
  return pieces;
}

function cutParagraph(paragraph: Paragraph, references: References): readonly Piece[] {
  const { content } = paragraph;
  const markers = findMarkers(content, references);
  if (markers.length === 0) return [plainPiece(paragraph)];
  const pieces: Piece[] = [];
  const head = markers[0]?.at ?? 0;
  if (head > 0) pieces.push(plainPiece(part(paragraph, content, { from: 0, to: head })));
  for (const [index, marker] of markers.entries()) {
    const to = markers[index + 1]?.at ?? content.text.length;
    const block = part(paragraph, content, { from: marker.at, to });
    const body = part(paragraph, content, { from: marker.at + 2, to });
    pieces.push({ block, marker, body, trap: null });
  }
  return pieces;
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
function cutHeading(heading: Heading, references: References): readonly Piece[] {
  const { content, level, from, line, endLine } = heading;
  const to = sourceOffset(content, Math.max(0, content.text.length - 1)) + 1;
  const place = { from, to, line, endLine: endLine - 1 };
  const text: Paragraph = { kind: 'paragraph', content, ...place };
  const pieces = level === 2 ? cutParagraph(text, references) : [];
  if (!pieces.some((piece) => piece.marker)) return [plainPiece(heading)];
  const rule: Block = { kind: 'rule', from: to, to: heading.to, line: endLine, endLine };
  return [...pieces.map((piece) => ({ ...piece, trap: heading })), plainPiece(rule)];
}
