/** Lines of a text, counted from 1, the last one included. */
export interface Lines {
  readonly line: number;
  readonly endLine: number;
}

/** A text with the offsets of its lines. */
interface Ruled {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The lines as they are written, parted by `\n`; blank ones at the end are left out. */
export function blockOf(text: string, lines: Lines): string {
  const { from, to } = spanOf(text, lines);
  return text.slice(from, to).replace(/\r\n?/g, '\n');
}

/** The text with other lines in the place of these. They end as the lines of the text do. */
export function withBlock(text: string, lines: Lines, block: string): string {
  const { from, to } = spanOf(text, lines);
  return text.slice(0, from) + withEnds(block, endOf(text)) + text.slice(to);
}

/** A text whose lines end as those of another do. */
export function withEnds(block: string, end: string): string {
  return block.replace(/\r\n?|\n/g, () => end);
}

/** How the lines of a text end: as the first one does. */
export function endOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** How many lines a block takes. */
export function lineCount(block: string): number {
  return block.split(/\r\n|\n|\r/).length;
}

/** The offsets of lines in a text; blank ones at the end are left out. */
export function spanOf(text: string, { line, endLine }: Lines): { from: number; to: number } {
  const { starts, ends } = ruled(text);
  let last = Math.min(endLine, starts.length);
  const isBlank = (at: number) => !/\S/.test(text.slice(starts[at - 1], ends[at - 1]));
  while (last > line && isBlank(last)) last--;
  return { from: starts[line - 1] ?? text.length, to: ends[last - 1] ?? text.length };
}

function ruled(text: string): Ruled {
  const starts = [0];
  const ends: number[] = [];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
    ends.push(index);
    starts.push(index + end.length);
  }
  ends.push(text.length);
  return { starts, ends };
}
