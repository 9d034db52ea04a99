import type { Span } from '#lib/compiler/source-text.ts';
import { type Content, sourceOffset } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Inline, References } from '#lib/render/markdown/tree.ts';
import { visitContents } from '#lib/render/markdown/walk.ts';

/** A stretch of prose that comes from one place of the source. */
interface Run {
  /** Where it begins in the prose. */
  readonly at: number;
  /** Where it stands in the source; as long as in the prose unless something was unescaped. */
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly look: Look;
}

/** How a stretch is set off: as code, by emphasis, or not at all. */
type Look = 'plain' | 'code' | 'stressed';

/** What a reader sees of blocks, code blocks left out: one paragraph, item or cell a line, each character traceable to the source. */
export interface Prose {
  readonly text: string;
  readonly runs: readonly Run[];
}

/** The prose of blocks. */
export function proseOf(blocks: readonly Block[], references: References): Prose {
  const writer = new ProseWriter(references);
  visitContents(blocks, (content) => writer.content(content));
  return { text: writer.text, runs: writer.runs };
}

/** Where a stretch of prose stands in the source. */
export function spanInProse({ runs }: Prose, from: number, to: number): Span {
  const first = runAt(runs, from);
  const last = runAt(runs, Math.max(from, to - 1));
  if (!first || !last) return { from: 0, to: 0 };
  return { from: startIn(first, from), to: endIn(last, to) };
}

/** How the character at an offset is set off. */
export function lookAt({ runs }: Prose, offset: number): Look {
  return runAt(runs, offset)?.look ?? 'plain';
}

function startIn(run: Run, offset: number): number {
  return isExact(run) ? Math.min(run.to, run.from + Math.max(0, offset - run.at)) : run.from;
}

function endIn(run: Run, offset: number): number {
  return isExact(run) ? Math.min(run.to, run.from + Math.max(1, offset - run.at)) : run.to;
}

function isExact({ from, to, length }: Run): boolean {
  return to - from === length;
}

function runAt(runs: readonly Run[], offset: number): Run | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle] as Run).at <= offset) low = middle;
    else high = middle - 1;
  }
  return runs[low];
}

class ProseWriter {
  text = '';
  readonly runs: Run[] = [];
  private readonly references: References;

  constructor(references: References) {
    this.references = references;
  }

  content(content: Content): void {
    if (this.text !== '' && !this.text.endsWith('\n')) this.text += '\n';
    this.nodes(inlinesOf(content, this.references).nodes, content, 'plain');
  }

  private nodes(nodes: readonly Inline[], content: Content, look: Look): void {
    for (const node of nodes) this.node(node, content, look);
  }

  private node(node: Inline, content: Content, look: Look): void {
    switch (node.kind) {
      case 'text':
        return this.add(node.value, { node, content, look });
      case 'code-span':
      case 'math':
        return this.add(node.value, { node, content, look: 'code' });
      case 'hard-break':
      case 'soft-break':
        this.text += ' ';
        return;
      case 'inline-html':
        return;
      case 'emphasis':
      case 'strong':
        return this.nodes(node.children, content, 'stressed');
      default:
        return this.nodes(node.children, content, look);
    }
  }

  private add(
    value: string,
    { node, content, look }: { node: Inline; content: Content; look: Look },
  ): void {
    const from = sourceOffset(content, node.from);
    const end = Math.max(from + 1, sourceOffset(content, Math.max(node.from, node.to - 1)) + 1);
    const ticks = node.kind === 'code-span' ? Math.max(0, (end - from - value.length) >> 1) : 0;
    this.runs.push({
      at: this.text.length,
      from: from + ticks,
      to: end - ticks,
      length: value.length,
      look,
    });
    this.text += value;
  }
}
