import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#lib/shared/errors.ts';

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** What happened to the database. */
export interface Migrated {
  readonly applied: readonly string[];
  /** The copy that was set aside before; null for a new or unchanged database. */
  readonly copy: string | null;
}

/**
 * Brings the SQLite database at `file` to the newest schema, making it where it is absent.
 * Pending migrations of `folder` run in one transaction, after a copy was set aside under `backups/`:
 * a failed one leaves the database as it was. The history is kept in Prisma's own table.
 * Throws `database-unusable` when the file is no whole database, a migration fails or the database is newer than this version.
 */
export function migrate(file: string, folder: string): Migrated {
  mkdirSync(path.dirname(file), { recursive: true });
  const isNew = !existsSync(file);
  const database = openWhole(file);
  try {
    const missing = pendingMigrations(database, readMigrations(folder));
    if (missing.length === 0) return { applied: [], copy: null };
    const copy = isNew ? null : setAside(database, file);
    apply(database, missing, copy);
    return { applied: missing.map(({ name }) => name), copy };
  } finally {
    database.close();
  }
}

function openWhole(file: string): Database.Database {
  try {
    const database = new Database(file);
    database.pragma('journal_mode = WAL');
    return database;
  } catch (error) {
    throw new AppError(
      'database-unusable',
      `The database ${file} cannot be used (${(error as Error).message}): put a whole copy in its place (${path.join(path.dirname(file), 'backups')} may hold one), or set KARTOTEKA_DATA to another folder.`,
    );
  }
}

/** Names of the migrations of `folder` that the database at `file` lacks. Writes nothing. */
export function pendingNames(file: string, folder: string): string[] {
  const database = new Database(file, { readonly: true });
  try {
    return pending(database, readMigrations(folder)).map(({ name }) => name);
  } finally {
    database.close();
  }
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{14}_/.test(name));
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

function pendingMigrations(database: Database.Database, known: Migration[]): Migration[] {
  database.exec(HISTORY_TABLE);
  return pending(database, known);
}

function pending(database: Database.Database, known: Migration[]): Migration[] {
  const isNew = !database
    .prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'")
    .get();
  if (isNew) return known;
  const done = database
    .prepare('SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL')
    .all() as { name: string }[];
  const names = new Set(known.map(({ name }) => name));
  const unknown = done.find(({ name }) => !names.has(name));
  if (unknown) {
    throw new AppError(
      'database-unusable',
      `The database was written by a newer version of Kartoteka (it has ${unknown.name}). Update the program, or set KARTOTEKA_DATA to another folder.`,
    );
  }
  const applied = new Set(done.map(({ name }) => name));
  return known.filter(({ name }) => !applied.has(name));
}

function setAside(database: Database.Database, file: string): string {
  const folder = path.join(path.dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().replace(/[-:]/g, '').slice(0, 15);
  const copy = path.join(folder, `before-migration-${stamp}.db`);
  // A half-written copy must not pass for one: it gets its name when it is whole.
  const partial = `${copy}.${process.pid}.part`;
  database.prepare('VACUUM INTO ?').run(partial);
  checkCopy(partial);
  renameSync(partial, copy);
  return copy;
}

/** The way back must be sound before anything is changed. */
function checkCopy(file: string): void {
  const copy = new Database(file, { readonly: true });
  const found = copy.pragma('integrity_check(1)', { simple: true });
  copy.close();
  if (found === 'ok') return;
  rmSync(file, { force: true });
  throw new AppError(
    'database-unusable',
    `The database is damaged (${found}) and was left as it was: go back to a copy in its folder backups.`,
  );
}

function apply(database: Database.Database, pending: Migration[], copy: string | null): void {
  database.pragma('foreign_keys = OFF');
  try {
    database.transaction(() => {
      for (const migration of pending) applyOne(database, migration);
      const broken = database.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} rows would refer to nothing`);
    })();
  } catch (error) {
    const kept = copy ? ` A copy from before is at ${copy}.` : '';
    throw new AppError(
      'database-unusable',
      `The database could not be brought to this version and was left as it was: ${(error as Error).message}.${kept}`,
    );
  }
}

function applyOne(database: Database.Database, migration: Migration): void {
  database.exec(migration.sql);
  database
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), migration.checksum, Date.now(), migration.name, Date.now());
}

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
