import type { InlineTree } from '#lib/render/markdown/tree.ts';

/** What running text may hold beside the usual: formulas between dollars; for Obsidian also its links, embeds and names. */
export type InlineForms = 'formulas' | 'obsidian';

/** A stretch of a content's text that stands in the source without a gap. */
interface Segment {
  /** Where it begins in the content's text. */
  readonly at: number;
  /** Where it begins in the source. */
  readonly from: number;
}

/** The prose of one block: its lines without markers and indentation, joined by `\n`, each character traceable to the source. */
export interface Content {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** What is read beside the usual. */
  forms?: InlineForms;
  /** The inline tree, once somebody has asked for it. */
  inlines?: InlineTree;
}

/** Joins lines, given with their places in the source, into a content; white space at its end is dropped. */
export function joinLines(lines: readonly string[], starts: readonly number[]): Content {
  const segments: Segment[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    segments.push({ at, from: starts[index] ?? 0 });
    at += line.length + 1;
  }
  const text = lines.length === 1 ? (lines[0] ?? '') : lines.join('\n');
  return { text: trimEnd(text), segments };
}

/** The place in the source of the character at `offset` of a content. */
export function sourceOffset(content: Content, offset: number): number {
  const segment = content.segments[segmentAt(content, offset)] ?? { at: 0, from: 0 };
  return segment.from + offset - segment.at;
}

/** Index of the segment that an offset of a content lies in. */
function segmentAt({ segments }: Content, offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A part of a content as a content of its own, without the white space around it. */
export function sliceContent(content: Content, from: number, to = content.text.length): Content {
  const [start, end] = trimRange(content.text, from, to);
  if (start === 0 && end === content.text.length) return content;
  const segments: Segment[] = [{ at: 0, from: sourceOffset(content, start) }];
  for (let index = segmentAt(content, start) + 1; index < content.segments.length; index++) {
    const segment = content.segments[index] as Segment;
    if (segment.at >= end) break;
    segments.push({ at: segment.at - start, from: segment.from });
  }
  const { forms } = content;
  return { text: content.text.slice(start, end), segments, ...(forms && { forms }) };
}

function trimRange(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && isBlankCode(text.charCodeAt(start))) start++;
  while (end > start && isBlankCode(text.charCodeAt(end - 1))) end--;
  return [start, end];
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlankCode(text.charCodeAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9 || code === 10;
}
