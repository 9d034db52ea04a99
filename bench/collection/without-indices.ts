import type Database from 'better-sqlite3';

/** Takes the indices of some tables away while `work` fills them, and makes them anew: each is sorted once. */
export function withoutIndices(
  db: Database.Database,
  tables: readonly string[],
  work: () => void,
): void {
  const indices = db
    .prepare<[string], { name: string; sql: string }>(
      `SELECT "name", "sql" FROM "sqlite_master" WHERE "type" = 'index' AND "sql" IS NOT NULL
       AND "tbl_name" IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(tables));
  for (const { name } of indices) db.exec(`DROP INDEX "${name}"`);
  work();
  for (const { sql } of indices) db.exec(sql);
}
