import { type SqlValue, send } from './sql.ts';
import type { Db } from './store.ts';

/** Rows for a table, all with the same columns. */
export interface NewRows {
  readonly table: string;
  /** Columns of its key. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly NewRow[];
}

type NewRow = Readonly<Record<string, SqlValue>>;

/** So many values are bound at once: more save nothing. */
const MOST_BOUND = 2000;
/** Of fewer rows each value is bound: to look for what they have in common takes longer. */
const ENOUGH_TO_SHARE = 16;

/**
 * Inserts rows; those whose key is there already stay as they are. Values are bound as they are, for to write and read them as JSON takes twice as
 * long, and binding takes longer than inserting: columns of which no row says anything are left out, what all rows say is bound once, and so is what
 * two columns say alike in each row.
 */
export async function insertRows(db: Db, given: NewRows): Promise<void> {
  const { rows } = given;
  if (rows.length === 0) return;
  const layout = layoutOf(given);
  let start = 0;
  let atOnce = mostAtOnce(layout);
  // What is left over goes by halves: few statements to keep, whatever the number of rows.
  for (; start < rows.length; atOnce = Math.floor(atOnce / 2)) {
    const statement = statementFor(given, layout, atOnce);
    for (; start + atOnce <= rows.length; start += atOnce) {
      await send(db, statement, bound(rows, layout, { start, end: start + atOnce }));
    }
  }
}

/** How the columns of rows are bound. */
interface Layout {
  /** Those that are told once, of the first row. */
  readonly common: readonly string[];
  /** Those that are told of each row. */
  readonly varying: readonly string[];
  /** Those that say the same as a varying one, with that one. */
  readonly alike: readonly (readonly [column: string, varying: string])[];
}

function layoutOf({ columns, rows }: NewRows): Layout {
  const told = columns.filter((column) => rows.some((row) => (row[column] ?? null) !== null));
  if (rows.length < ENOUGH_TO_SHARE) return { common: [], varying: told, alike: [] };
  const common = told.filter((column) => rows.every((row) => row[column] === rows[0]?.[column]));
  const varying: string[] = [];
  const alike: [string, string][] = [];
  for (const column of told) {
    if (common.includes(column)) continue;
    const same = varying.find((other) => rows.every((row) => row[column] === row[other]));
    if (same === undefined) varying.push(column);
    else alike.push([column, same]);
  }
  // Rows that are all the same are one, but they are told as several.
  if (varying.length === 0) return { common: [], varying: told, alike: [] };
  return { common, varying, alike };
}

function mostAtOnce({ common, varying }: Layout): number {
  return Math.max(1, Math.floor((MOST_BOUND - common.length) / varying.length));
}

function bound(
  rows: readonly NewRow[],
  { common, varying }: Layout,
  { start, end }: { readonly start: number; readonly end: number },
): SqlValue[] {
  const values: SqlValue[] = common.map((column) => rows[0]?.[column] ?? null);
  for (let at = start; at < end; at++) {
    const row = rows[at] as NewRow;
    for (const column of varying) values.push(row[column] ?? null);
  }
  return values;
}

const MOST_KEPT = 500;
const kept = new Map<string, string>();

/** Kept by what it follows from: the text of many rows is long. */
function statementFor(given: Pick<NewRows, 'table' | 'key'>, layout: Layout, rows: number): string {
  const name = JSON.stringify([given.table, layout, rows]);
  const known = kept.get(name);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = statementOf(given, layout, rows);
  kept.set(name, made);
  return made;
}

function statementOf(
  { table, key }: Pick<NewRows, 'table' | 'key'>,
  { common, varying, alike }: Layout,
  rows: number,
): string {
  const columns = [...common, ...varying, ...alike.map(([column]) => column)];
  const into = `INSERT INTO "${table}" (${quoted(columns)})`;
  const others = `ON CONFLICT (${quoted(key)}) DO NOTHING`;
  const all = Array.from({ length: rows }, () => `(${marks(varying)})`).join(', ');
  if (common.length + alike.length === 0) return `${into} VALUES ${all} ${others}`;
  const of = (column: string) => `v.column${varying.indexOf(column) + 1}`;
  const values = [
    ...common.map((_, place) => `c.column${place + 1}`),
    ...varying.map(of),
    ...alike.map(([, same]) => of(same)),
  ];
  const from = common.length > 0 ? `(VALUES (${marks(common)})) c CROSS JOIN ` : '';
  return `${into} SELECT ${values.join(', ')} FROM ${from}(VALUES ${all}) v WHERE true ${others}`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function marks(columns: readonly string[]): string {
  return columns.map(() => '?').join(', ');
}
