/** Offsets in a block, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const FENCE = /^[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})/;
const ANSWER = /^[ \t]*(?:>[ \t]*)*[AОАO]:(?=\s|$)/;
const HEADING = /^#{1,6}[ \t].*#card\b/;
const BETWEEN = /\s:{2,3}\s/;

/**
 * Where the answer of a block begins as it is written: at the line `A:`, behind `::`, below a heading that is a card. Null where both
 * sides are made of the same text, as with holes, lists and tables.
 */
export function answerStart(block: string): number | null {
  const lines = block.split('\n');
  const [first = ''] = lines;
  if (HEADING.test(first)) return Math.min(block.length, first.length + 1);
  let at = 0;
  let fence: string | null = null;
  for (const line of lines) {
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (fence === null && ANSWER.test(line)) return at;
    if (fence === null) fence = mark;
    else if (mark?.startsWith(fence)) fence = null;
    at += line.length + 1;
  }
  const between = lines.length <= 3 ? BETWEEN.exec(first) : null;
  return between && between.index + between[0].length;
}

/** The part of a block that makes a side of its cards; the whole where both are made of the same text. */
export function sideOfBlock(block: string, side: 'prompt' | 'answer'): Span {
  const middle = answerStart(block);
  if (middle === null) return { start: 0, end: block.length };
  return side === 'prompt' ? { start: 0, end: middle } : { start: middle, end: block.length };
}
