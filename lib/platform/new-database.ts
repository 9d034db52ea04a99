import Database from 'better-sqlite3';

/** A value of a row. */
export type CellValue = string | number;

/** An SQLite file under way, for another program to read. */
export interface NewDatabase {
  /** Adds rows of so many values; gives those that were not taken, because their key was there already. */
  readonly insert: (table: string, rows: readonly (readonly CellValue[])[]) => number[];
  /** Removes the rows in which a column has one of these values, and gives their number. */
  readonly remove: (table: string, column: string, values: readonly CellValue[]) => number;
  /** Runs statements of ours. */
  readonly run: (sql: string) => void;
  /** Writes everything out; the file is whole then. */
  readonly close: () => void;
}

/** Nobody else sees the file before it is whole: nothing of it need survive a power cut. */
const PRAGMAS = ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -32000'];

/** Makes an SQLite file, with the tables of `schema`. All is one transaction. */
export function newDatabase(file: string, schema: string): NewDatabase {
  const db = new Database(file);
  for (const pragma of PRAGMAS) db.pragma(pragma);
  db.exec(schema);
  db.exec('BEGIN');
  const statements = new Map<string, Database.Statement<CellValue[]>>();
  const statementFor = (table: string, width: number) => {
    const known = statements.get(table);
    if (known) return known;
    const marks = Array.from({ length: width }, () => '?').join(', ');
    const made = db.prepare<CellValue[]>(`INSERT OR IGNORE INTO "${table}" VALUES (${marks})`);
    statements.set(table, made);
    return made;
  };
  return {
    insert: (table, rows) => {
      const statement = statementFor(table, rows[0]?.length ?? 0);
      const refused: number[] = [];
      for (const [place, row] of rows.entries()) {
        if (statement.run(...row).changes === 0) refused.push(place);
      }
      return refused;
    },
    remove: (table, column, values) => {
      const sql = `DELETE FROM "${table}" WHERE "${column}" IN (SELECT value FROM json_each(?))`;
      return db.prepare(sql).run(JSON.stringify(values)).changes;
    },
    run: (sql) => void db.exec(sql),
    close: () => {
      if (db.inTransaction) db.exec('COMMIT');
      db.close();
    },
  };
}
