import { execute, type SqlValue } from './sql.ts';
import type { Db } from './store.ts';

/** Rows for a table, all with the same columns. */
export interface NewRows {
  readonly table: string;
  /** Columns of its key. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, SqlValue>>[];
}

/** So many values are bound at once: more save nothing. */
const MOST_BOUND = 800;

/**
 * Inserts rows; those whose key is there already stay as they are. Values are bound as they are, for to write and read them as JSON takes twice as
 * long; columns of which no row says anything are left out.
 */
export async function insertRows(db: Db, given: NewRows): Promise<void> {
  const { rows } = given;
  if (rows.length === 0) return;
  const columns = given.columns.filter((column) =>
    rows.some((row) => row[column] !== null && row[column] !== undefined),
  );
  let start = 0;
  let atOnce = Math.max(1, Math.floor(MOST_BOUND / columns.length));
  // What is left over goes by halves: few statements to keep, whatever the number of rows.
  for (; start < rows.length; atOnce = Math.floor(atOnce / 2)) {
    const statement = statementFor(given, columns, atOnce);
    for (; start + atOnce <= rows.length; start += atOnce) {
      await execute(db, statement, ...bound(rows, columns, { start, end: start + atOnce }));
    }
  }
}

function bound(
  rows: NewRows['rows'],
  columns: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
): SqlValue[] {
  const values: SqlValue[] = [];
  for (let at = start; at < end; at++) {
    const row = rows[at] as NewRows['rows'][number];
    for (const column of columns) values.push(row[column] ?? null);
  }
  return values;
}

function statementFor(
  { table, key }: Pick<NewRows, 'table' | 'key'>,
  columns: readonly string[],
  rows: number,
): string {
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const all = Array.from({ length: rows }, () => marks).join(', ');
  return `INSERT INTO "${table}" (${quoted(columns)}) VALUES ${all} ON CONFLICT (${quoted(key)}) DO NOTHING`;
}
