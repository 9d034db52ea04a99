import type { Db } from '#lib/store/store.ts';

/** Takes the indices of some tables away while `work` fills them, and makes them anew: each is sorted once. */
export async function withoutIndices(
  db: Db,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const indices = await db.$queryRawUnsafe<{ name: string; sql: string }[]>(
    `SELECT "name", "sql" FROM "sqlite_master" WHERE "type" = 'index' AND "sql" IS NOT NULL
     AND "tbl_name" IN (SELECT value FROM json_each(?))`,
    JSON.stringify(tables),
  );
  for (const { name } of indices) await db.$executeRawUnsafe(`DROP INDEX "${name}"`);
  await work();
  for (const { sql } of indices) await db.$executeRawUnsafe(sql);
}
