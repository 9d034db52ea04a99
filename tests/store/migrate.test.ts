import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '#lib/store/migrate.ts';
// @ts-expect-error the engine's module is plain JavaScript, shared with the script that writes migrations
import { pendingSql } from '../../prisma/schema-engine.mjs';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A folder with the project's migrations and a database of the present schema, with one person in it. */
function folderWithDatabase() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'миграции '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const migrations = path.join(folder, 'migrations');
  cpSync(MIGRATIONS, migrations, { recursive: true });
  const file = path.join(folder, 'data', 'kartoteka.db');
  migrate(file, migrations);
  const database = new Database(file);
  database.exec(`INSERT INTO "User" ("id", "createdAt") VALUES ('somebody', 1)`);
  database.close();
  return { migrations, file };
}

function addMigration(migrations: string, name: string, sql: string): void {
  mkdirSync(path.join(migrations, name));
  writeFileSync(path.join(migrations, name, 'migration.sql'), sql);
}

function people(file: string): unknown[] {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare('SELECT * FROM "User"').all();
  database.close();
  return rows;
}

describe('migrate', () => {
  test('the migrations lead to the schema: nothing has drifted', async () => {
    expect(await pendingSql()).toBe('');
  });

  test('changes nothing when nothing is pending', () => {
    const { migrations, file } = folderWithDatabase();
    expect(migrate(file, migrations)).toEqual({ applied: [], copy: null });
  });

  test('sets a whole copy aside before it changes a database', () => {
    const { migrations, file } = folderWithDatabase();
    addMigration(migrations, '29990101000000_more', 'ALTER TABLE "User" ADD COLUMN "more" TEXT;');
    const { applied, copy } = migrate(file, migrations);
    expect(applied).toEqual(['29990101000000_more']);
    expect(people(copy as string)).toEqual([{ id: 'somebody', createdAt: 1, settings: '{}' }]);
    expect(people(file)).toEqual([{ id: 'somebody', createdAt: 1, settings: '{}', more: null }]);
  });

  test('leaves the database as it was when one of several migrations fails', () => {
    const { migrations, file } = folderWithDatabase();
    addMigration(migrations, '29990101000000_good', 'ALTER TABLE "User" ADD COLUMN "more" TEXT;');
    addMigration(
      migrations,
      '29990102000000_bad',
      'DELETE FROM "User"; ALTER TABLE "Nobody" ADD COLUMN "x" TEXT;',
    );
    expect(() => migrate(file, migrations)).toThrow(/left as it was.*no such table: Nobody/);
    expect(people(file)).toEqual([{ id: 'somebody', createdAt: 1, settings: '{}' }]);
  });

  test('refuses a database that a newer version wrote', () => {
    const { migrations, file } = folderWithDatabase();
    addMigration(migrations, '29990101000000_future', 'SELECT 1;');
    migrate(file, migrations);
    expect(() => migrate(file, MIGRATIONS)).toThrow(/newer version/);
  });

  test.each([
    [
      'no database at all',
      () => Buffer.from('Something else, and long enough for a header. '.repeat(50)),
    ],
    ['half of one', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ])('refuses a file that is %s, says what to do and leaves it alone', (_what, damaged) => {
    const { migrations, file } = folderWithDatabase();
    const bytes = damaged(readFileSync(file));
    writeFileSync(file, bytes);
    expect(() => migrate(file, migrations)).toThrow(/cannot be used .*set KARTOTEKA_DATA/);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('makes no folder of copies for a new database', () => {
    const { file } = folderWithDatabase();
    expect(existsSync(path.join(path.dirname(file), 'backups'))).toBe(false);
  });

  test('leaves the history in the form that Prisma reads', () => {
    const { file } = folderWithDatabase();
    const database = new Database(file, { readonly: true });
    const rows = database.prepare('SELECT migration_name, checksum FROM _prisma_migrations').all();
    database.close();
    const [first] = rows as { migration_name: string; checksum: string }[];
    const script = path.join(MIGRATIONS, first?.migration_name ?? '', 'migration.sql');
    expect(readFileSync(script, 'utf8')).toContain('CREATE TABLE');
    expect(first?.checksum).toMatch(/^[0-9a-f]{64}$/);
  });
});
