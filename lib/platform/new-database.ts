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
  const inserts = new Map<string, Database.Statement<[readonly CellValue[]]>>();
  const insertInto = (table: string, width: number) => {
    const places = Array.from({ length: width }, () => '?').join(', ');
    const known =
      inserts.get(table) ?? db.prepare(`INSERT OR IGNORE INTO "${table}" VALUES (${places})`);
    inserts.set(table, known);
    return known;
  };
  return {
    insert: (table, rows) =>
      // Many rows a statement save nothing that could be measured.
      [...rows.keys()].filter((place) => {
        const row = rows[place] as readonly CellValue[];
        return insertInto(table, row.length).run(row).changes === 0;
      }),
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
