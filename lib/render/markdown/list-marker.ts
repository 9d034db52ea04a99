import type { LineReader } from '#lib/render/markdown/line-reader.ts';
import type { ListMarker } from '#lib/render/markdown/open-block.ts';

const MARKER = /([*+-])|([0-9]{1,9})([.)])/y;

/** The list marker at the present text, if there is one. A list that interrupts a paragraph has text and begins with 1. */
export function readListMarker(reader: LineReader, insideParagraph: boolean): ListMarker | null {
  MARKER.lastIndex = reader.textAt;
  const match = MARKER.exec(reader.source);
  if (!match) return null;
  const behind = MARKER.lastIndex;
  const next = reader.codeAt(behind);
  if (next !== -1 && next !== 32 && next !== 9) return null;
  const start = match[2] === undefined ? 1 : Number(match[2]);
  const gap = gapAfter(reader, behind);
  if (insideParagraph && (gap === null || start !== 1)) return null;
  const length = match[0].length;
  const sign = match[1] ?? match[3] ?? '';
  const width = length + (gap === null || gap > 4 ? 1 : gap);
  return { ordered: match[2] !== undefined, start, sign, indent: reader.indent, length, width };
}

/** Columns of white space behind the marker; null where nothing follows. More than four belong to indented code. */
function gapAfter(reader: LineReader, behind: number): number | null {
  let column = reader.textColumn + behind - reader.textAt;
  const from = column;
  for (let at = behind; at < reader.end; at++) {
    const code = reader.codeAt(at);
    if (code === 9) column += 4 - (column % 4);
    else if (code === 32) column++;
    else return column - from;
  }
  return null;
}
