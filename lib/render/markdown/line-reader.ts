const TAB = 9;
const SPACE = 32;

/**
 * Walks over a text line by line, and within a line over columns: a tab reaches to the next multiple of four, and may be
 * used up in part.
 */
export class LineReader {
  readonly source: string;
  /** Number of the present line in the whole source, from 0. */
  line: number;
  /** First offset of the present line. */
  start = 0;
  /** Offset behind the last character of the present line, its line ending left out. */
  end = 0;
  /** Offset up to which the line is read. */
  at = 0;
  /** Column up to which the line is read. */
  column = 0;
  /** Offset of the first character from `at` on that is no space or tab. */
  textAt = 0;
  /** Its column. */
  textColumn = 0;
  private next: number;
  private readonly hasBareReturn: boolean;
  private insideTab = false;
  /** Offset of the next `\n`, so that none is looked for twice. */
  private feed = -1;

  constructor(source: string, from: number) {
    this.source = source;
    this.next = from;
    this.line = countLines(source.slice(0, from)) - 1;
    this.hasBareReturn = /\r(?!\n)/.test(source);
  }

  /** Columns between what is read and the first character that is no space or tab. */
  get indent(): number {
    return this.textColumn - this.column;
  }

  get isBlank(): boolean {
    return this.textAt >= this.end;
  }

  /** Code of the first character that is no space or tab; -1 at the end of the line. */
  get textCode(): number {
    return this.textAt < this.end ? this.source.charCodeAt(this.textAt) : -1;
  }

  /** Code of the character at an offset of the present line; -1 behind its end. */
  codeAt(offset: number): number {
    return offset < this.end ? this.source.charCodeAt(offset) : -1;
  }

  /** Moves to the next line; false when there is none. */
  nextLine(): boolean {
    if (this.next >= this.source.length) return false;
    this.line++;
    this.start = this.next;
    this.findEnd();
    this.at = this.start;
    this.column = 0;
    this.insideTab = false;
    this.findText();
    return true;
  }

  /** The rest of the line. A tab that is used up in part counts as the spaces that remain of it. */
  rest(): string {
    if (!this.insideTab) return this.source.slice(this.at, this.end);
    return ' '.repeat(4 - (this.column % 4)) + this.source.slice(this.at + 1, this.end);
  }

  /** Moves over spaces and tabs. */
  skipToText(): void {
    this.at = this.textAt;
    this.column = this.textColumn;
    this.insideTab = false;
  }

  /** Moves over `count` characters. */
  skipCharacters(count: number): void {
    for (let left = count; left > 0 && this.at < this.end; left--) {
      this.column += this.source.charCodeAt(this.at) === TAB ? 4 - (this.column % 4) : 1;
      this.at++;
      this.insideTab = false;
    }
    this.findText();
  }

  /** Moves over `count` columns. */
  skipColumns(count: number): void {
    for (let left = count; left > 0 && this.at < this.end; ) {
      const width = this.source.charCodeAt(this.at) === TAB ? 4 - (this.column % 4) : 1;
      const step = Math.min(width, left);
      this.insideTab = step < width;
      if (!this.insideTab) this.at++;
      this.column += step;
      left -= step;
    }
    this.findText();
  }

  private findText(): void {
    let at = this.at;
    let column = this.column;
    for (; at < this.end; at++) {
      const code = this.source.charCodeAt(at);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column % 4);
      else break;
    }
    this.textAt = at;
    this.textColumn = column;
  }

  private findEnd(): void {
    if (this.feed < this.start) this.feed = this.findFeed();
    const { feed } = this;
    this.end = feed;
    this.next = feed + 1;
    if (feed > this.start && feed < this.source.length && this.source.charCodeAt(feed - 1) === 13)
      this.end--;
    if (this.hasBareReturn) this.stopAtReturn();
  }

  private findFeed(): number {
    const feed = this.source.indexOf('\n', this.start);
    return feed < 0 ? this.source.length : feed;
  }

  private stopAtReturn(): void {
    for (let at = this.start; at < this.end; at++) {
      if (this.source.charCodeAt(at) !== 13) continue;
      this.end = at;
      this.next = at + 1;
    }
  }
}

/** Line ends are `\n`, `\r\n` and a lone `\r`. */
function countLines(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
