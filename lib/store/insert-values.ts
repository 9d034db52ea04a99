import { execute, type SqlValue } from './sql.ts';
import type { Db } from './store.ts';

/** Rows as lists of values in the order of `columns`, for a table with this key. */
export interface Values {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** So many values are bound at once: more save nothing. */
const MOST_BOUND = 800;

/**
 * Inserts rows; those whose key is there already stay as they are. Values are bound as they are, for to write and read them as JSON takes twice as
 * long; columns of which no row says anything are left out.
 */
export async function insertValues(db: Db, given: Values): Promise<void> {
  if (given.rows.length === 0) return;
  const places = given.columns.flatMap((_, at) =>
    given.rows.some((row) => row[at] !== null && row[at] !== undefined) ? [at] : [],
  );
  const columns = places.map((at) => given.columns[at] as string);
  const atOnce = Math.max(1, Math.floor(MOST_BOUND / columns.length));
  const { rows } = given;
  const whole = rows.length - (rows.length % atOnce);
  const many = statementFor(given, columns, atOnce);
  for (let start = 0; start < whole; start += atOnce) {
    await execute(db, many, ...bound(rows, places, { start, end: start + atOnce }));
  }
  const one = statementFor(given, columns, 1);
  for (let start = whole; start < rows.length; start++) {
    await execute(db, one, ...bound(rows, places, { start, end: start + 1 }));
  }
}

function bound(
  rows: Values['rows'],
  places: readonly number[],
  { start, end }: { readonly start: number; readonly end: number },
): SqlValue[] {
  const values: SqlValue[] = [];
  for (let at = start; at < end; at++) {
    const row = rows[at] as readonly SqlValue[];
    for (const place of places) values.push(row[place] ?? null);
  }
  return values;
}

function statementFor(
  { table, key }: Pick<Values, 'table' | 'key'>,
  columns: readonly string[],
  rows: number,
): string {
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const all = Array.from({ length: rows }, () => marks).join(', ');
  return `INSERT INTO "${table}" (${quoted(columns)}) VALUES ${all} ON CONFLICT (${quoted(key)}) DO NOTHING`;
}
