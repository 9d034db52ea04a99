import type { Content } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Inline, References } from '#lib/render/markdown/tree.ts';

/** Visits the running text of blocks and of all that they hold, in order. */
export function visitContents(blocks: readonly Block[], visit: (content: Content) => void): void {
  for (const block of blocks) visitBlock(block, visit);
}

function visitBlock(block: Block, visit: (content: Content) => void): void {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      visit(block.content);
      break;
    case 'quote':
    case 'item':
      visitContents(block.children, visit);
      break;
    case 'list':
      visitContents(block.items, visit);
      break;
    case 'table':
      for (const row of [block.header, ...block.rows]) row.forEach(visit);
  }
}

/** Visits inline nodes and all that they hold, in order. */
export function visitInlines(nodes: readonly Inline[], visit: (node: Inline) => void): void {
  for (const node of nodes) {
    visit(node);
    if ('children' in node) visitInlines(node.children, visit);
  }
}

/** Visits the inline nodes of blocks, with the content that each stands in; passes over contents whose text lacks a sign. */
export function visitBlockInlines(
  blocks: readonly Block[],
  references: References,
  { sign, visit }: { sign: RegExp; visit: (node: Inline, content: Content) => void },
): void {
  visitContents(blocks, (content) => {
    if (!sign.test(content.text)) return;
    visitInlines(inlinesOf(content, references).nodes, (node) => visit(node, content));
  });
}
