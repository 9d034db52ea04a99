/** A quote that opens a value and is closed nowhere. */
export class OpenQuote extends Error {
  /** Where its row begins in the text. */
  readonly begin: number;
  /** Its column, from 0. */
  readonly column: number;

  constructor(begin: number, column: number) {
    super(`The quote that opens column ${column} of the row at ${begin} is never closed.`);
    this.begin = begin;
    this.column = column;
  }
}

/**
 * The rows of a text (https://www.rfc-editor.org/rfc/rfc4180), one after the other; `separator` is one character. Lines end as on any system; empty
 * ones and those that begin with `#` are none. A quote within a value stands for itself, and so do those around a value after which more follows.
 * Throws {@link OpenQuote}.
 */
export function* rowsIn(text: string, separator: string): Generator<string[]> {
  const reader = new ValueReader(text, separator);
  while (!reader.isAtEnd) {
    const begin = reader.place;
    if (reader.isAtBreak) reader.skipBreak();
    else if (text[begin] === '#') reader.skipLine();
    else yield rowAt(reader, begin);
  }
}

function rowAt(reader: ValueReader, begin: number): string[] {
  const row: string[] = [];
  do {
    const value = reader.value();
    if (value === null) throw new OpenQuote(begin, row.length);
    row.push(value);
  } while (reader.takeSeparator());
  reader.skipBreak();
  return row;
}

const [RETURN, NEWLINE, QUOTE] = [13, 10, '"'];

class ValueReader {
  place = 0;
  readonly #text: string;
  readonly #separator: number;

  constructor(text: string, separator: string) {
    this.#text = text;
    this.#separator = separator.charCodeAt(0);
  }

  get isAtEnd(): boolean {
    return this.place >= this.#text.length;
  }

  get isAtBreak(): boolean {
    const code = this.#text.charCodeAt(this.place);
    return code === NEWLINE || code === RETURN;
  }

  /** The value that begins here, up to what ends it; null where its quote is never closed. */
  value(): string | null {
    if (this.#text[this.place] !== QUOTE) return this.#plain();
    const begin = this.place + 1;
    const end = this.#closing(begin);
    if (end < 0) return null;
    const quoted = this.#text.slice(begin, end).replaceAll('""', QUOTE);
    this.place = end + 1;
    const isWhole = this.isAtEnd || this.isAtBreak || this.#isAtSeparator;
    return isWhole ? quoted : `"${quoted}"${this.#plain()}`;
  }

  takeSeparator(): boolean {
    const isThere = this.#isAtSeparator;
    if (isThere) this.place += 1;
    return isThere;
  }

  skipBreak(): void {
    const isPair = this.#text.startsWith('\r\n', this.place);
    if (this.isAtBreak) this.place += isPair ? 2 : 1;
  }

  skipLine(): void {
    while (!this.isAtEnd && !this.isAtBreak) this.place += 1;
  }

  get #isAtSeparator(): boolean {
    return this.#text.charCodeAt(this.place) === this.#separator;
  }

  #plain(): string {
    const text = this.#text;
    let end = this.place;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === this.#separator || code === NEWLINE || code === RETURN) break;
    }
    const value = text.slice(this.place, end);
    this.place = end;
    return value;
  }

  /** Where the quote stands that closes a value; two in a row stand for one. */
  #closing(from: number): number {
    for (let at = from; ; ) {
      const quote = this.#text.indexOf(QUOTE, at);
      if (quote < 0 || this.#text[quote + 1] !== QUOTE) return quote;
      at = quote + 2;
    }
  }
}
