import type Database from 'better-sqlite3';
import type { SqlValue } from './sql.ts';

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
export class Statements {
  readonly #driver: Database.Database;
  readonly #kept = new Map<string, Database.Statement>();

  constructor(driver: Database.Database) {
    this.#driver = driver;
  }

  /** The rows that a statement gives; none for one that gives none. */
  all(text: string, values: readonly SqlValue[]): RawRow[] {
    const statement = this.#prepared(text);
    if (statement.reader) return statement.all(...values.map(toDriver)) as RawRow[];
    statement.run(...values.map(toDriver));
    return [];
  }

  /** Runs a statement and gives the number of rows it changed. */
  run(text: string, values: readonly SqlValue[]): number {
    return this.#prepared(text).run(...values.map(toDriver)).changes;
  }

  #prepared(text: string): Database.Statement {
    const known = this.#kept.get(text);
    if (known) return known;
    const made = this.#driver.prepare(text).safeIntegers(false);
    if (!KEPT.test(text)) return made;
    if (this.#kept.size >= MOST) this.#kept.clear();
    this.#kept.set(text, made);
    return made;
  }
}

function toDriver(value: SqlValue): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}
