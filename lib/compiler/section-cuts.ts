import type { FrontMatter } from '#lib/compiler/front-matter.ts';
import type { SourceText } from '#lib/compiler/source-text.ts';
import type { Block, MarkdownDocument } from '#lib/render/markdown/tree.ts';

/** Where a section begins. */
export interface SectionCut {
  readonly from: number;
  /** Its line, from 0. */
  readonly line: number;
}

/**
 * The places where a document can be cut so that nothing in one part is read otherwise for what stands in another, headings and
 * references apart: its beginning, and each heading with `#` at the margin of the document below a blank line. Where a whole file
 * is one card, or a heading is a card if none stands under it, there is no such place.
 */
export function sectionCuts(
  source: SourceText,
  { blocks }: MarkdownDocument,
  head: FrontMatter,
): readonly SectionCut[] {
  const start = { from: 0, line: 0 };
  if (head.headingsAsk || head.compat.has('sides')) return [start];
  const cuts = blocks.filter((block, index) => isCut(block, blocks[index - 1]));
  return [start, ...cuts.map(({ line }) => ({ from: source.startOf(line), line }))];
}

function isCut(block: Block, above: Block | undefined): boolean {
  if (block.kind !== 'heading' || block.underlined) return false;
  return above !== undefined && above.endLine < block.line - 1;
}
