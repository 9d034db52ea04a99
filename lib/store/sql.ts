import type { Db } from './store.ts';

/** What a statement can be filled with. */
export type SqlValue = string | number | boolean | null;

/** Runs a query whose text never depends on input, and gives its rows with plain numbers. */
export async function query<Row>(
  db: Db,
  sql: string,
  ...values: readonly SqlValue[]
): Promise<Row[]> {
  const found = await db.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...values);
  return found.map(withPlainNumbers) as Row[];
}

/** The first row of a query, or null. */
export async function queryOne<Row>(
  db: Db,
  sql: string,
  ...values: readonly SqlValue[]
): Promise<Row | null> {
  const found = await query<Row>(db, sql, ...values);
  return found[0] ?? null;
}

/** Runs a statement and gives the number of rows it changed. */
export function execute(db: Db, sql: string, ...values: readonly SqlValue[]): Promise<number> {
  return db.$executeRawUnsafe(sql, ...values);
}

/** A list as one parameter, for `IN (SELECT value FROM json_each(?))`: the statement keeps its shape. */
export function list(values: readonly (string | number)[]): string {
  return JSON.stringify(values);
}

function withPlainNumbers(row: Record<string, unknown>): Record<string, unknown> {
  for (const key in row) if (typeof row[key] === 'bigint') row[key] = Number(row[key]);
  return row;
}
