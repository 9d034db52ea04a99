import Database from 'better-sqlite3';
import { Statements } from './kept-statements.ts';
import { NO_CLIENT } from './no-client.ts';
import type { Db } from './store.ts';

/** A connection that only reads. */
export interface Reading {
  readonly db: Db;
  readonly close: () => void;
}

/** Long reading asks for pages one after another: what was read stays in the system's own cache. */
const ROOM = 'cache_size = -16000';

/** Opens the database at `databaseFile`, which must exist, for statements that read, in whichever thread. */
export function openReading(databaseFile: string): Reading {
  const driver = new Database(databaseFile, { readonly: true, fileMustExist: true, timeout: 5000 });
  driver.pragma(ROOM);
  const db: Db = { prisma: NO_CLIENT, statements: new Statements(driver) };
  return { db, close: () => void driver.close() };
}
