import { CsvError, type Options, parse } from 'csv-parse/sync';
import { AppError } from '#lib/shared/errors.ts';
import { TABLE_LIMITS } from './table.ts';

/** How rows are taken apart. */
interface Rows {
  readonly separator: string;
  /** Lines of the file that stand before the text. */
  readonly linesBefore: number;
}

/**
 * The rows of a text (RFC 4180; lines that begin with `#` are comments). Throws `unreadable-file` with the line of a quote that is never closed, and
 * `too-large` with row and column.
 */
export function parseRows(text: string, { separator, linesBefore }: Rows): string[][] {
  try {
    const rows = parse(text, optionsOf(separator)) as string[][];
    rows.forEach(checkRow);
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { records = 0, lines = 1 } = error as CsvError & { records?: number; lines?: number };
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const line = isOpen ? lineAfter(text, separator, records) : lines;
    throw refusalOf(error, linesBefore + line);
  }
}

/** The rows at the beginning of a text, as far as they can be read: for guesses. */
export function firstRows(text: string, separator: string): string[][] {
  try {
    return parse(text, { ...optionsOf(separator), to: 20 }) as string[][];
  } catch {
    return [];
  }
}

function optionsOf(separator: string): Options {
  return {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    comment: '#',
    comment_no_infix: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: TABLE_LIMITS.value * 4,
    to: TABLE_LIMITS.rows + 1,
  };
}

function checkRow(row: readonly string[], at: number): void {
  if (at >= TABLE_LIMITS.rows) throw tooLarge(at, 0, `more than ${TABLE_LIMITS.rows} rows`);
  if (row.length > TABLE_LIMITS.columns) {
    throw tooLarge(at, TABLE_LIMITS.columns, `more than ${TABLE_LIMITS.columns} columns`);
  }
  for (let column = 0; column < row.length; column += 1) {
    if ((row[column] as string).length > TABLE_LIMITS.value) {
      throw tooLarge(at, column, `more than ${TABLE_LIMITS.value} characters`);
    }
  }
}

function tooLarge(row: number, column: number, reason: string): AppError {
  const place = { row: row + 1, column: column + 1 };
  return new AppError('too-large', `Row ${place.row}, column ${place.column}: ${reason}.`, place);
}

/** Where the row begins that follows so many rows. */
function lineAfter(text: string, separator: string, rows: number): number {
  if (rows === 0) return 1;
  const options = { ...optionsOf(separator), to: rows, info: true };
  const read = parse(text, options) as unknown as { info: { lines: number } }[];
  return (read.at(-1)?.info.lines ?? 0) + 1;
}

function refusalOf(error: CsvError, line: number): AppError {
  const { column } = error as CsvError & { column?: number };
  const place = { line, column: Number(column ?? 0) + 1 };
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new AppError('too-large', `Line ${line}: the row is too long.`, place);
  }
  const reason = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is never closed' : error.message;
  return new AppError('unreadable-file', `Line ${line} cannot be read: ${reason}.`, {
    ...place,
    reason,
  });
}
