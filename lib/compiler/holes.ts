import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Hole, InlineTree, Styled } from '#lib/render/markdown/tree.ts';
import { visitInlines } from '#lib/render/markdown/walk.ts';
import { plainText } from '#lib/render/plain-text.ts';

/** A stretch of text that a card may hide: `==…==` or `{{c1::…}}`. */
export type AnyHole = Hole | Styled;

/** Whether a block would be a note with holes if it stood by itself. */
export function hasHoles(reader: DocumentReader, block: Block): boolean {
  if (block.kind !== 'paragraph' || !mayHaveHoles(block.content.text)) return false;
  return holesOf(inlinesOf(block.content, reader.references)).length > 0;
}

/** Whether it is worth looking for holes in a text. */
export function mayHaveHoles(text: string): boolean {
  return text.includes('==') || text.includes('{{');
}

/** All holes, in order. */
export function holesOf(tree: InlineTree): readonly AnyHole[] {
  const holes: AnyHole[] = [];
  visitInlines(tree.nodes, (node) => {
    if (node.kind === 'hole' || node.kind === 'mark') holes.push(node);
  });
  return holes;
}

/** What a hole hides, without markup, on one line. */
export function hiddenText(hole: AnyHole): string {
  return plainText(hole.children).replace(/\s+/g, ' ').trim().normalize('NFC');
}
