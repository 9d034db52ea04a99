/** A line and a column, both from 1; columns are UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns of offsets in a text. Line ends are `\n`, `\r\n` and a lone `\r`, as in CommonMark. */
export class LineIndex {
  private readonly starts: readonly number[];
  private readonly length: number;

  constructor(text: string) {
    this.starts = findStarts(text);
    this.length = text.length;
  }

  /** Where a line, counted from 0, begins and the next one does. */
  spanOf(line: number): { readonly from: number; readonly to: number } {
    const from = this.starts[line] ?? this.length;
    return { from, to: this.starts[line + 1] ?? this.length };
  }

  /** The offset of a place; the end of the text where there is no such line. */
  offsetOf({ line, column }: Position): number {
    return Math.min(this.length, (this.starts[line - 1] ?? this.length) + column - 1);
  }

  positionOf(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] as number) + 1 };
  }
}

const LINE_FEED = 10;
const RETURN = 13;

function findStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || (code === RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) {
      starts.push(at + 1);
    }
  }
  return starts;
}
