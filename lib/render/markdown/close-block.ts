import {
  type Content,
  joinLines,
  sliceContent,
  sourceOffset,
} from '#lib/render/markdown/content.ts';
import { takeDefinitions } from '#lib/render/markdown/definitions.ts';
import type { OpenBlock } from '#lib/render/markdown/open-block.ts';
import { splitRow } from '#lib/render/markdown/table-row.ts';
import type { Block, BlockPlace, Item, LinkTarget, Paragraph } from '#lib/render/markdown/tree.ts';

const TASK = /^\[([ xX])\][ \t]+(?=[^ \t])/;

/** The finished blocks that an open block turns into; a paragraph of definitions yields those and what is left of it. */
export function closeBlock(
  block: OpenBlock,
  references: Map<string, LinkTarget | 'footnote'>,
): readonly Block[] {
  switch (block.kind) {
    case 'paragraph':
      return closeParagraph(block, references);
    case 'quote':
      return [{ kind: 'quote', children: block.children, ...placeOf(block) }];
    case 'list':
      return [closeList(block)];
    case 'item':
      return [closeItem(block)];
    case 'fenced-code':
    case 'indented-code':
      return [closeCode(block)];
    case 'raw-html':
      return [
        { kind: 'raw-html', text: withoutBlankEnd(block.lines).join('\n'), ...placeOf(block) },
      ];
    case 'table':
      return [closeTable(block)];
    case 'document':
      return [];
  }
}

function placeOf(block: OpenBlock): BlockPlace {
  return { from: block.from, to: block.to, line: block.line, endLine: block.endLine };
}

function closeParagraph(
  block: OpenBlock,
  references: Map<string, LinkTarget | 'footnote'>,
): readonly Block[] {
  const content = joinLines(block.lines, block.starts);
  if (content.text.charCodeAt(0) !== 91) {
    return [{ kind: 'paragraph', content, ...placeOf(block) }];
  }
  const { rest, end } = takeDefinitions(content, references);
  if (end === 0) return [{ kind: 'paragraph', content, ...placeOf(block) }];
  if (!rest) return [{ kind: 'definition', ...placeOf(block) }];
  return splitOffDefinitions(block, content, { rest, end });
}

function splitOffDefinitions(
  block: OpenBlock,
  content: Content,
  found: { rest: Content; end: number },
): readonly Block[] {
  const line = block.line + countLines(content.text, found.end);
  const place = placeOf(block);
  const to = sourceOffset(content, found.end - 1);
  const from = sourceOffset(found.rest, 0);
  return [
    { kind: 'definition', ...place, to, endLine: line - 1 },
    { kind: 'paragraph', content: found.rest, ...place, from, line },
  ];
}

function countLines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function closeList(block: OpenBlock): Block {
  const items = block.children.filter((child): child is Item => child.kind === 'item');
  return {
    kind: 'list',
    ordered: block.marker?.ordered ?? false,
    start: block.marker?.start ?? 1,
    tight: !hasGap(items) && !items.some((item) => hasGap(item.children)),
    items,
    ...placeOf(block),
  };
}

/** Whether a blank line stands between two neighbours. */
function hasGap(blocks: readonly Block[]): boolean {
  return blocks.some((block, index) => {
    const next = blocks[index + 1];
    return next !== undefined && next.line > block.endLine + 1;
  });
}

function closeItem(block: OpenBlock): Item {
  const [first, ...others] = block.children;
  const task = first?.kind === 'paragraph' ? TASK.exec(first.content.text) : null;
  if (!task || first?.kind !== 'paragraph') {
    return { kind: 'item', done: null, children: block.children, ...placeOf(block) };
  }
  const text: Paragraph = { ...first, content: sliceContent(first.content, task[0].length) };
  return { kind: 'item', done: task[1] !== ' ', children: [text, ...others], ...placeOf(block) };
}

function closeCode(block: OpenBlock): Block {
  const lines = block.kind === 'indented-code' ? withoutBlankEnd(block.lines) : block.lines;
  const info = block.fence?.info ?? '';
  const text = lines.map((line) => `${line}\n`).join('');
  return { kind: 'code', info, language: /^\S*/.exec(info)?.[0] ?? '', text, ...placeOf(block) };
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end--;
  return lines.slice(0, end);
}

function closeTable(block: OpenBlock): Block {
  const [header = [], ...rows] = block.lines.map((line, index) =>
    splitRow(line, block.starts[index] ?? 0),
  );
  return { kind: 'table', alignments: block.alignments, header, rows, ...placeOf(block) };
}
