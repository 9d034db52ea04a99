import Database from 'better-sqlite3';
import { AppError } from '#lib/shared/errors.ts';

/** What a cell of a database holds. */
export type ForeignValue = string | number | bigint | Uint8Array | null;

/** One row: the columns that were asked for, in that order. */
export type ForeignRow = readonly ForeignValue[];

/** Which rows, of which columns, in which order. */
export interface ForeignQuery {
  readonly table: string;
  readonly columns: readonly string[];
  /** Rises. */
  readonly orderBy?: readonly string[];
}

/** Columns with the least and the most that they may hold. */
export type Ranges = Readonly<Record<string, readonly [least: number, most: number]>>;

/** An SQLite file that somebody else made, open for reading. Nothing in it is trusted, and nothing of it is run. */
export interface ForeignDatabase {
  /** Columns of its true tables, by name: views and virtual tables are none. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /** The rows of a table, one after the other. Throws `unreadable-file` naming the table where the file is damaged. */
  readonly rows: (query: ForeignQuery) => Iterable<ForeignRow>;
  readonly count: (table: string) => number;
  /** Whether every value of these columns is a whole number between the two. */
  readonly within: (table: string, ranges: Ranges) => boolean;
  /** Where it lies. */
  readonly file: string;
  readonly close: () => void;
}

/** A foreign file that is ours to change: a copy. */
export interface ForeignFile {
  readonly file: string;
  /** What messages call it. */
  readonly name: string;
  /** A collation that its maker had of their own: tables whose columns have it cannot be read elsewhere. It becomes NOCASE. */
  readonly collation?: string;
}

/** Opens an SQLite file read-only. Throws `unreadable-file` for what is none or is damaged. */
export function openForeign({ file, name, collation }: ForeignFile): ForeignDatabase {
  const guarded = <T>(table: string, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw damaged(name, table, error);
    }
  };
  if (collation) guarded('', () => replaceCollation(file, collation));
  const db = guarded('', () => new Database(file, { readonly: true, fileMustExist: true }));
  try {
    guarded('', () => {
      for (const pragma of SAFE) db.pragma(pragma);
      db.pragma(ROOM);
    });
    const tables = guarded('', () => tablesOf(db));
    return {
      tables,
      rows: (query) => rowsOf(db, query, (error) => damaged(name, query.table, error)),
      count: (table) =>
        guarded(table, () =>
          Number(
            db
              .prepare(`SELECT count(*) FROM ${quoted(table)}`)
              .pluck()
              .get(),
          ),
        ),
      within: (table, ranges) => guarded(table, () => isWithin(db, table, ranges)),
      file,
      close: () => void db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What a file's schema names is not called, damage is looked for while it is read, and nothing is written. */
const SAFE = ['trusted_schema = OFF', 'query_only = ON', 'cell_size_check = ON', 'mmap_size = 0'];

/** Rows are sorted with this much room. */
const ROOM = 'cache_size = -32000';

/** Indices over such columns are then out of order, but nothing is looked up by name here. */
function replaceCollation(file: string, collation: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.unsafeMode();
    for (const pragma of ['trusted_schema = OFF', 'writable_schema = ON', 'synchronous = OFF']) {
      db.pragma(pragma);
    }
    db.prepare(
      `UPDATE sqlite_schema SET sql = replace(sql, ?, 'COLLATE nocase') WHERE sql LIKE ?`,
    ).run(`COLLATE ${collation}`, `%COLLATE ${collation}%`);
    // What lies in a log beside it becomes part of it.
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

function tablesOf(db: Database.Database): Map<string, string[]> {
  const names = db
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
    .pluck()
    .all() as string[];
  const columns = db.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').pluck();
  return new Map(names.map((name) => [name, columns.all(name) as string[]]));
}

function isWithin(db: Database.Database, table: string, ranges: Ranges): boolean {
  const conditions = Object.entries(ranges).map(
    ([column, [least, most]]) =>
      `typeof(${quoted(column)}) = 'integer' AND ${quoted(column)} BETWEEN ${least} AND ${most}`,
  );
  const others = `SELECT 1 FROM ${quoted(table)} NOT INDEXED WHERE NOT (${conditions.join(' AND ')}) LIMIT 1`;
  return db.prepare(others).get() === undefined;
}

function* rowsOf(
  db: Database.Database,
  { table, columns, orderBy = [] }: ForeignQuery,
  damagedBy: (error: unknown) => AppError,
): Generator<ForeignRow> {
  const order = orderBy.length > 0 ? ` ORDER BY ${orderBy.map(quoted).join(', ')}` : '';
  // Sorting all rows is faster than looking each up where an index names it, and asks for no index to be sound.
  const sql = `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)} NOT INDEXED${order}`;
  let rows: IterableIterator<unknown>;
  try {
    rows = db.prepare(sql).raw().iterate();
  } catch (error) {
    throw damagedBy(error);
  }
  try {
    for (;;) {
      const next = nextOf(rows, damagedBy);
      if (next.done) return;
      yield next.value as ForeignRow;
    }
  } finally {
    rows.return?.();
  }
}

function nextOf(
  rows: IterableIterator<unknown>,
  damagedBy: (error: unknown) => AppError,
): IteratorResult<unknown> {
  try {
    return rows.next();
  } catch (error) {
    throw damagedBy(error);
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function damaged(name: string, table: string, error: unknown): AppError {
  const reason = (error as Error).message;
  const place = table === '' ? name : `${name}, table ${table},`;
  return new AppError('unreadable-file', `${place} cannot be read: ${reason}.`, {
    entry: name,
    table,
    reason,
  });
}
