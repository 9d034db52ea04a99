import type { Content } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Inline, References } from '#lib/render/markdown/tree.ts';

/** What the lead line of a card may say about it, after a `#`. */
export type LeadMark = 'card' | 'set' | 'seq' | 'skip';

/** A content without its marks, and the marks. */
export interface MarkedContent {
  readonly content: Content;
  readonly marks: ReadonlySet<LeadMark>;
}

/** No marks at all. */
export const NO_MARKS: ReadonlySet<LeadMark> = new Set();

const MAY_HOLD = /#(?:card|set|seq|skip)(?![\w-])/;

/**
 * Takes the marks from the end of the first and of the last line of a content. They stand in plain text, after white space,
 * before or after a comment. The text stays, its tree lacks them.
 */
export function takeLeadMarks(content: Content, references: References): MarkedContent {
  if (!MAY_HOLD.test(content.text)) return { content, marks: NO_MARKS };
  const { nodes, loose } = inlinesOf(content, references);
  const marks = new Set<LeadMark>();
  const kept = [...nodes];
  for (const line of leadLines(nodes)) takeFromLine(content, { nodes: kept, line, marks });
  if (marks.size === 0) return { content, marks: NO_MARKS };
  return { content: { ...content, inlines: { nodes: kept, loose } }, marks };
}

/** Indices of nodes; `to` is exclusive. */
interface Line {
  readonly from: number;
  readonly to: number;
}

/** The first and the last line. */
function leadLines(nodes: readonly Inline[]): readonly Line[] {
  const first = nodes.findIndex(isBreak);
  if (first < 0) return [{ from: 0, to: nodes.length }];
  const last = nodes.findLastIndex(isBreak);
  return [
    { from: 0, to: first },
    { from: last + 1, to: nodes.length },
  ];
}

function isBreak(node: Inline): boolean {
  return node.kind === 'soft-break' || node.kind === 'hard-break';
}

/** Looks from the end of a line, past comments and blanks, for the text that ends with marks. */
function takeFromLine(
  { text }: Content,
  { nodes, line, marks }: { nodes: Inline[]; line: Line; marks: Set<LeadMark> },
): void {
  for (let index = line.to - 1; index >= line.from; index--) {
    const node = nodes[index] as Inline;
    if (node.kind === 'inline-html' && node.value.startsWith('<!--')) continue;
    if (node.kind !== 'text') return;
    if (node.value.trim() === '') continue;
    const written = text.slice(node.from, node.to);
    const taken = marksAtEnd(written, index === line.from, marks);
    if (taken === 0) return;
    const value = node.value.slice(0, -taken);
    // Its place ends before the marks as well: what is read again has none.
    nodes[index] = { ...node, value, to: node.to - taken };
    if (value.trim() !== '') return;
  }
}

/** How many characters the marks at the end of a text take. An escaped `#` is none, so the text is read as it is written. */
function marksAtEnd(written: string, isStart: boolean, marks: Set<LeadMark>): number {
  let end = written.length;
  for (;;) {
    const match = /(^|\s+)#(card|set|seq|skip)\s*$/.exec(written.slice(0, end));
    // A mark needs a space before it: after code or a link it would belong to them.
    if (!match || (match.index === 0 && match[1] === '' && !isStart)) return written.length - end;
    marks.add(match[2] as LeadMark);
    end = match.index;
  }
}
