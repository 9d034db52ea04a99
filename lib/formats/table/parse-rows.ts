import { AppError } from '#lib/shared/errors.ts';
import { OpenQuote, rowsIn } from './rows-in.ts';
import { TABLE_LIMITS } from './table.ts';

/** How rows are taken apart. */
interface Rows {
  readonly separator: string;
  /** Lines of the file that stand before the text. */
  readonly linesBefore: number;
}

/**
 * The rows of a text ({@link rowsIn}). Throws `unreadable-file` with the line of a row whose quote is never closed, and `too-large` with row and
 * column.
 */
export function parseRows(text: string, { separator, linesBefore }: Rows): string[][] {
  const rows: string[][] = [];
  try {
    for (const row of rowsIn(text, separator)) {
      checkRow(row, rows.length);
      rows.push(row);
    }
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error;
    throw neverClosed(error, linesBefore + lineAt(text, error.begin));
  }
  return rows;
}

/** The rows at the beginning of a text, as far as they can be read: for guesses. */
export function firstRows(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  try {
    for (const row of rowsIn(text, separator)) if (rows.push(row) === ENOUGH) break;
  } catch (error) {
    if (error instanceof OpenQuote) return [];
    throw error;
  }
  return rows;
}

const ENOUGH = 20;
/** Characters of one row. */
const LONGEST_ROW = TABLE_LIMITS.value * 4;

function checkRow(row: readonly string[], at: number): void {
  if (at >= TABLE_LIMITS.rows) throw tooLarge({ row: at, column: 0 }, 'rows', TABLE_LIMITS.rows);
  if (row.length > TABLE_LIMITS.columns) {
    throw tooLarge({ row: at, column: TABLE_LIMITS.columns }, 'columns', TABLE_LIMITS.columns);
  }
  let length = 0;
  for (let column = 0; column < row.length; column += 1) {
    const own = (row[column] as string).length;
    length += own;
    if (own > TABLE_LIMITS.value) {
      throw tooLarge({ row: at, column }, 'characters', TABLE_LIMITS.value);
    }
    if (length > LONGEST_ROW) {
      throw tooLarge({ row: at, column }, 'characters in the row', LONGEST_ROW);
    }
  }
}

function tooLarge(
  at: { readonly row: number; readonly column: number },
  of: 'rows' | 'columns' | 'characters' | 'characters in the row',
  most: number,
): AppError {
  const [row, column] = [at.row + 1, at.column + 1];
  const message = `Row ${row}, column ${column}: more than ${most} ${of}.`;
  return new AppError('too-large', message, { row, column, of, most });
}

function neverClosed({ column }: OpenQuote, line: number): AppError {
  const reason = 'a quote is never closed';
  const place = { line, column: column + 1, reason, remedy: 'close-quote' };
  return new AppError('unreadable-file', `Line ${line} cannot be read: ${reason}.`, place);
}

/** The number of a line, from 1. */
function lineAt(text: string, place: number): number {
  return text.slice(0, place).split(/\r\n|\r|\n/).length;
}
