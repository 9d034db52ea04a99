import { expect, test } from 'vitest';
import { query } from '#lib/store/sql.ts';
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
  const inside = await context.store.db.$transaction((db) => query(db, 'PRAGMA synchronous'));
  expect(inside).toEqual([{ synchronous: 2 }]);
});
