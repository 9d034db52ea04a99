import type Database from 'better-sqlite3';
import { beginRun } from './search/functions.ts';
import type { SqlValue } from './sql.ts';
import type { Executor } from './store.ts';

/** A row as it comes from the database: whole numbers are plain numbers. */
export type RawRow = Record<string, unknown>;

/** More than the texts that this program knows. */
const MOST = 500;
/** Others take effect while they are prepared, as some pragmas do. */
const KEPT = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;

/**
 * The statements of one connection, kept by their text: preparing a short one takes longer than running it. They run at once,
 * past Prisma's client, which takes a tenth of a millisecond of the processor for each.
 */
export class Statements implements Executor {
  readonly #driver: Database.Database;
  readonly #kept = new Map<string, Prepared>();

  constructor(driver: Database.Database) {
    this.#driver = driver;
  }

  /** The rows that a statement gives; none for one that gives none. */
  all(text: string, values: readonly SqlValue[]): RawRow[] {
    const { statement, booleans } = this.#prepared(text);
    beginRun();
    if (statement.reader) {
      const rows = statement.all(values.map(toDriver)) as RawRow[];
      return booleans.length === 0 ? rows : rows.map((row) => withBooleans(row, booleans));
    }
    statement.run(values.map(toDriver));
    return [];
  }

  /** Runs a statement and gives the number of rows it changed. */
  run(text: string, values: readonly SqlValue[]): number {
    const { statement } = this.#prepared(text);
    beginRun();
    return statement.run(values.map(toDriver)).changes;
  }

  send(text: string, values: readonly SqlValue[]): void {
    this.run(text, values);
  }

  #prepared(text: string): Prepared {
    const known = this.#kept.get(text);
    if (known) return known;
    const made = prepared(this.#driver, text);
    if (!KEPT.test(text)) return made;
    if (this.#kept.size >= MOST) this.#kept.clear();
    this.#kept.set(text, made);
    return made;
  }
}

interface Prepared {
  readonly statement: Database.Statement;
  /** The columns that hold truth values, which SQLite stores as 0 and 1. */
  readonly booleans: readonly string[];
}

function prepared(driver: Database.Database, text: string): Prepared {
  const statement = driver.prepare(text).safeIntegers(false);
  const columns = statement.reader ? statement.columns() : [];
  const booleans = columns.filter(({ type }) => type === 'BOOLEAN').map(({ name }) => name);
  return { statement, booleans };
}

function withBooleans(row: RawRow, booleans: readonly string[]): RawRow {
  for (const name of booleans) if (row[name] !== null) row[name] = row[name] === 1;
  return row;
}

function toDriver(value: SqlValue): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}
