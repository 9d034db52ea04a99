import type Database from 'better-sqlite3';
import type { Statements } from './kept-statements.ts';
import type { Db, Store } from './store.ts';

/**
 * Transactions on a connection, one after another. What `work` throws takes everything back that it wrote; `committed` hears of
 * each that is over. Prisma's own would
 * run on the same connection, and take four times as long for it.
 */
export function transactionsOn(
  driver: Database.Database,
  db: Db,
  committed: () => void,
): Store['transaction'] {
  const begin = driver.prepare('BEGIN');
  const commit = driver.prepare('COMMIT');
  const rollback = driver.prepare('ROLLBACK');
  let before: Promise<unknown> = Promise.resolve();
  const run = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    begin.run();
    try {
      const result = await inside(db, work);
      commit.run();
      committed();
      return result;
    } catch (error) {
      // After some errors SQLite has done so already.
      if (driver.inTransaction) rollback.run();
      throw error;
    }
  };
  return (work) => {
    const result = before.then(() => run(work));
    before = result.catch(() => {});
    return result;
  };
}

/** A statement that comes after the end of its transaction is a mistake. */
async function inside<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  const { prisma, statements } = db;
  let isOpen = true;
  const open = (): Db['statements'] => {
    if (!isOpen) throw new Error('The transaction is over');
    return statements;
  };
  const all: Statements['all'] = (text, values) => open().all(text, values);
  const run: Statements['run'] = (text, values) => open().run(text, values);
  try {
    return await work({ prisma, statements: { all, run } });
  } finally {
    isOpen = false;
  }
}
