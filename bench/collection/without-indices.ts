import type Database from 'better-sqlite3';

/** Takes the indices and triggers of some tables away while `work` fills them, and makes them anew: each is sorted once. */
export function withoutIndices(
  db: Database.Database,
  tables: readonly string[],
  work: () => void,
): void {
  const indices = db
    .prepare<[string], { type: 'index' | 'trigger'; name: string; sql: string }>(
      `SELECT "type", "name", "sql" FROM "sqlite_master" WHERE "type" IN ('index', 'trigger') AND "sql" IS NOT NULL
       AND "tbl_name" IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(tables));
  for (const { type, name } of indices) db.exec(`DROP ${type} "${name}"`);
  work();
  for (const { sql } of indices) db.exec(sql);
}
