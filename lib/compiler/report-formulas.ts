import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { Block } from '#lib/render/markdown/tree.ts';
import { visitBlockInlines } from '#lib/render/markdown/walk.ts';
import { mathProblem } from '#lib/render/math.ts';

/** Reports formulas that cannot be set, so that their TeX is shown. */
export function reportFormulas(reader: DocumentReader, blocks: readonly Block[]): void {
  visitBlockInlines(blocks, reader.references, {
    sign: /\$/,
    visit: (node, content) => {
      const problem = node.kind === 'math' ? mathProblem(node.value, node.isBlock) : null;
      if (problem === null) return;
      reader.source.report('K020', reader.spanIn(content, node), { values: { problem } });
    },
  });
}
