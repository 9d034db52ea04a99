import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#lib/shared/errors.ts';

/**
 * Copies an SQLite database that may be in use to `to`, and looks through every page of the copy. It gets its name when it is whole:
 * a half-written or damaged one never passes for a backup. Throws `database-unusable` where the database itself is damaged, or there is no room (`isFull`).
 */
export function copyDatabase(from: string, to: string): void {
  const partial = `${to}.${process.pid}.part`;
  try {
    const source = new Database(from, { readonly: true, fileMustExist: true });
    try {
      source.prepare('VACUUM INTO ?').run(partial);
    } finally {
      source.close();
    }
    const problem = problemOf(partial);
    if (problem !== null) throw new Error(problem);
    renameSync(partial, to);
  } catch (error) {
    rmSync(partial, { force: true });
    const { message: problem, code } = error as Error & { code?: string };
    const isFull = code === 'SQLITE_FULL' || code === 'ENOSPC';
    throw new AppError(
      'database-unusable',
      `No copy of ${from} could be made: ${isFull ? 'there is no room left on the disk.' : problem}`,
      { copied: from, problem, ...(isFull ? { isFull: 1 } : {}) },
    );
  }
}

/** What is wrong with a database; null where every page is as it should be. */
export function problemOf(file: string): string | null {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const found = database.pragma('integrity_check(1)', { simple: true });
      return found === 'ok' ? null : String(found);
    } finally {
      database.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}

/** The names of the tables of a database. */
export function databaseTables(file: string): string[] {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const sql = `SELECT "name" FROM sqlite_master WHERE "type" = 'table'`;
    return database.prepare(sql).pluck().all() as string[];
  } finally {
    database.close();
  }
}

/**
 * Puts the content of the database `from` into `to`, which may be open elsewhere: one transaction, whole or not at all; who has it open sees
 * the new content from then on.
 */
export async function replaceDatabase(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    // All pages at once: in pieces, whoever asks the database meanwhile would wait for a piece that waits for them.
    await source.backup(to, { progress: () => 0x7fff_ffff });
  } finally {
    source.close();
  }
}

/** The hashes of the media that a copy of a database speaks of; none where it is too old to have any. */
export function mediaIn(file: string): string[] {
  if (!databaseTables(file).includes('Media')) return [];
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return database.prepare(`SELECT DISTINCT "hash" FROM "Media"`).pluck().all() as string[];
  } finally {
    database.close();
  }
}
