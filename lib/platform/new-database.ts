import Database from 'better-sqlite3';

/** A value of a row. */
export type CellValue = string | number;

/** An SQLite file under way, for another program to read. All is one transaction. */
export interface NewDatabase {
  /** Adds rows that begin with their key, a number; gives the places of those that were not taken, because their key was there already. */
  readonly insert: (table: string, rows: readonly (readonly CellValue[])[]) => number[];
  /** Runs statements of ours. */
  readonly run: (sql: string) => void;
  /** Runs one statement of ours with values; gives the number of rows that it changed. */
  readonly change: (sql: string, ...values: readonly CellValue[]) => number;
  /** The rows that a question of ours gives. */
  readonly rows: (sql: string, ...values: readonly CellValue[]) => CellValue[][];
  /** Puts another file beside it, whose tables are called `"name"."table"` then. */
  readonly attach: (file: string, name: string) => void;
  /** Gives statements a function of ours; it is asked once for each row that names it. */
  readonly define: (name: string, answer: (...values: CellValue[]) => CellValue | null) => void;
  /** Writes everything out; the file is whole then. */
  readonly close: () => void;
}

/** Nobody else sees the file before it is whole: nothing of it need survive a power cut. */
const PRAGMAS = ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -32000'];

/** Makes an SQLite file, with the tables of `schema`. */
export function newDatabase(file: string, schema: string): NewDatabase {
  const database = reopenDatabase(file);
  database.run(schema);
  return database;
}

/** Goes on with a file that was closed. */
export function reopenDatabase(file: string): NewDatabase {
  const db = new Database(file);
  for (const pragma of PRAGMAS) db.pragma(pragma);
  db.exec('BEGIN');
  const inserts = new Map<string, Inserts>();
  const insertsInto = (table: string, width: number) => {
    const known = inserts.get(table) ?? new Inserts(db, table, width);
    inserts.set(table, known);
    return known;
  };
  return {
    insert: (table, rows) => {
      const [first] = rows;
      return first ? insertsInto(table, first.length).add(rows) : [];
    },
    run: (sql) => void db.exec(sql),
    change: (sql, ...values) => db.prepare(sql).run(...values).changes,
    rows: (sql, ...values) =>
      db
        .prepare(sql)
        .raw()
        .all(...values) as CellValue[][],
    attach: (file, name) => void db.prepare(`ATTACH ? AS "${name}"`).run(file),
    define: (name, answer) => void db.function(name, { varargs: true, directOnly: true }, answer),
    close: () => {
      if (db.inTransaction) db.exec('COMMIT');
      db.close();
    },
  };
}

/** So many rows are bound at once: more save nothing. */
const AT_ONCE = 50;

/** Adds rows to one table. */
class Inserts {
  readonly #one: Database.Statement<[CellValue[]]>;
  readonly #many: Database.Statement<[CellValue[]]>;
  /** The highest key so far: what is higher still is taken for sure. */
  #highest = Number.NEGATIVE_INFINITY;

  constructor(db: Database.Database, table: string, width: number) {
    const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
    const rows = Array.from({ length: AT_ONCE }, () => row).join(', ');
    const into = `INSERT OR IGNORE INTO "${table}" VALUES`;
    this.#one = db.prepare<[CellValue[]]>(`${into} ${row}`);
    this.#many = db.prepare<[CellValue[]]>(`${into} ${rows}`);
  }

  add(rows: readonly (readonly CellValue[])[]): number[] {
    const refused: number[] = [];
    for (let start = 0; start < rows.length; ) {
      if (this.#rises(rows, start)) {
        this.#many.run(valuesOf(rows, start));
        start += AT_ONCE;
        continue;
      }
      const row = rows[start] as readonly CellValue[];
      if (this.#one.run([...row]).changes === 0) refused.push(start);
      this.#highest = Math.max(this.#highest, Number(row[0]));
      start += 1;
    }
    return refused;
  }

  /** Whether the next rows have keys that nothing bears; if so, they are the highest from now on. */
  #rises(rows: readonly (readonly CellValue[])[], start: number): boolean {
    if (start + AT_ONCE > rows.length) return false;
    let highest = this.#highest;
    for (let place = start; place < start + AT_ONCE; place++) {
      const key = Number(rows[place]?.[0]);
      if (!(key > highest)) return false;
      highest = key;
    }
    this.#highest = highest;
    return true;
  }
}

/** Put one behind the other: `flat` takes as long as the insertion. */
function valuesOf(rows: readonly (readonly CellValue[])[], start: number): CellValue[] {
  const values: CellValue[] = [];
  for (let place = start; place < start + AT_ONCE; place++) {
    for (const value of rows[place] as readonly CellValue[]) values.push(value);
  }
  return values;
}
