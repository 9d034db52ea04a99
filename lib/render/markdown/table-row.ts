import type { Content } from '#lib/render/markdown/content.ts';
import { sliceContent } from '#lib/render/markdown/content.ts';
import type { Alignment } from '#lib/render/markdown/tree.ts';

const DELIMITER_CELL = /^:?-+:?$/;
const PIPE = 124;
const BACKSLASH = 92;

/** The alignments that a delimiter row sets; null where the line is no delimiter row. */
export function readDelimiterRow(line: string): readonly Alignment[] | null {
  if (!line.includes('|') || !/^[ \t|:-]+$/.test(line)) return null;
  const cells = splitRow(line, 0).map((cell) => cell.text);
  if (cells.length === 0 || !cells.every((cell) => DELIMITER_CELL.test(cell))) return null;
  return cells.map(alignmentOf);
}

function alignmentOf(cell: string): Alignment {
  const left = cell.startsWith(':');
  const right = cell.endsWith(':');
  if (left && right) return 'center';
  return left ? 'left' : right ? 'right' : null;
}

/** The cells of a row that begins at `start` in the source; `\|` stands for a pipe inside a cell. */
export function splitRow(line: string, start: number): Content[] {
  const text = line.trimEnd();
  const cells: Content[] = [];
  let from = text.charCodeAt(0) === PIPE ? 1 : 0;
  for (let at = from; at <= text.length; at++) {
    if (at < text.length && !isBoundary(text, at)) continue;
    if (at < text.length || from < text.length) cells.push(makeCell(text, { from, to: at, start }));
    from = at + 1;
  }
  return cells;
}

function isBoundary(text: string, at: number): boolean {
  return text.charCodeAt(at) === PIPE && text.charCodeAt(at - 1) !== BACKSLASH;
}

function makeCell(line: string, range: { from: number; to: number; start: number }): Content {
  const { from, to, start } = range;
  const segments: { at: number; from: number }[] = [];
  let text = '';
  let piece = from;
  for (let at = line.indexOf('\\|', from); at >= 0 && at < to; at = line.indexOf('\\|', at + 2)) {
    segments.push({ at: text.length, from: start + piece });
    text += line.slice(piece, at);
    piece = at + 1;
  }
  segments.push({ at: text.length, from: start + piece });
  text += line.slice(piece, to);
  return sliceContent({ text, segments }, 0);
}
