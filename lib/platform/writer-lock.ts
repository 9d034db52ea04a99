import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** The right to write to a data folder, held by one process at a time. */
export interface WriterLock {
  readonly release: () => void;
}

/**
 * Takes the writer's place in a data folder; null when another process holds it. The lock is an SQLite file held
 * exclusively: the operating system lets go of it when the process dies, however it dies, so it is never stale.
 */
export function holdWriterLock(dataFolder: string): WriterLock | null {
  mkdirSync(dataFolder, { recursive: true });
  const database = new Database(path.join(dataFolder, 'writer.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return null;
    throw error;
  }
  return {
    release: () => {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}
