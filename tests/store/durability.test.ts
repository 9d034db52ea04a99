import { expect, test } from 'vitest';
import { execute, query } from '#lib/store/sql.ts';
import { openPlace } from '../support/place.ts';

test('every commit is on the disk before it is acknowledged, and rows refer to what exists', async () => {
  const { context } = await openPlace();
  const { db } = context.store;
  expect(await query(db, 'PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  // 2 is FULL: the log is synchronised at each commit.
  expect(await query(db, 'PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
  expect(await query(db, 'PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
});

test('the connection keeps its settings inside a transaction', async () => {
  const { context } = await openPlace();
  const inside = await context.store.transaction((db) => query(db, 'PRAGMA synchronous'));
  expect(inside).toEqual([{ synchronous: 2 }]);
});

test('a statement that comes after the end of its transaction is refused, and writes nothing', async () => {
  const { context } = await openPlace();
  const { db, transaction } = context.store;
  const late = await transaction(async (inside) => inside);
  await expect(execute(late, `DELETE FROM "User"`)).rejects.toThrow('over');
  await expect(query(late, `SELECT 1`)).rejects.toThrow('over');
  expect(await query(db, `SELECT count(*) AS "users" FROM "User"`)).toEqual([{ users: 1 }]);
});

test('of transactions that begin at once each sees the end of the one before', async () => {
  const { context } = await openPlace();
  const { db, transaction } = context.store;
  await query(db, 'CREATE TABLE "Count" ("value" INTEGER)');
  await query(db, 'INSERT INTO "Count" VALUES (0)');
  const count = () =>
    transaction(async (inside) => {
      const [row] = await query<{ value: number }>(inside, 'SELECT "value" FROM "Count"');
      await new Promise(setImmediate);
      await execute(inside, 'UPDATE "Count" SET "value" = ?', (row?.value ?? 0) + 1);
    });
  await Promise.all(Array.from({ length: 20 }, count));
  expect(await query(db, 'SELECT "value" FROM "Count"')).toEqual([{ value: 20 }]);
});

test('a transaction that fails leaves nothing behind and does not stop the next one', async () => {
  const { context } = await openPlace();
  const { db, transaction } = context.store;
  const insert = `INSERT INTO "Operation" ("id", "userId", "kind", "at", "label", "undo") VALUES (?, '', '', 0, '', '')`;
  const failing = transaction(async (inside) => {
    await execute(inside, insert, 'a');
    throw new Error('on the way');
  });
  const next = transaction((inside) => execute(inside, insert, 'b'));
  await expect(failing).rejects.toThrow('on the way');
  expect(await next).toBe(1);
  const kept = await query(db, `SELECT "id" FROM "Operation" WHERE "userId" = ''`);
  expect(kept).toEqual([{ id: 'b' }]);
});

test('what was committed waits in the log and is copied into the database when nobody writes', async () => {
  const { context } = await openPlace();
  const { db, transaction } = context.store;
  const waiting = async () => {
    const [state] = await query<{ log: number; checkpointed: number }>(
      db,
      'PRAGMA wal_checkpoint(NOOP)',
    );
    return (state?.log ?? 0) - (state?.checkpointed ?? 0);
  };
  await query(db, 'CREATE TABLE "Large" ("text" TEXT)');
  const before = await waiting();
  // More than a thousand pages, at which SQLite would copy them within the commit.
  await transaction((inside) =>
    execute(inside, 'INSERT INTO "Large" VALUES (?)', 'x'.repeat(6_000_000)),
  );
  expect(await waiting()).toBeGreaterThan(before + 1000);
  await expect.poll(waiting).toBe(0);
});
