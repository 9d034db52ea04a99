import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openZipFile } from '#lib/platform/zip.ts';
import { zipOf } from '../../formats/make-zip.ts';
import { ROOT } from '../../support/root.ts';

/** The package that the official Anki made in its oldest layout. */
export const OLDEST: string = path.join(ROOT, 'tests/anki/packages/oldest.apkg');

/** The same package after its database was changed by `change`; gone when the test is finished. */
export function changedPackage(
  change: (db: Database.Database) => void,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
  return changedCopy({ source: OLDEST, entry: 'collection.anki2', files }, change);
}

/** A copy of a package after the database in `entry` was changed, with these files beside; gone when the test is finished. */
export async function changedCopy(
  {
    source,
    entry,
    files = {},
  }: {
    readonly source: string;
    readonly entry: string;
    readonly files?: Readonly<Record<string, string | Uint8Array>>;
  },
  change: (db: Database.Database) => void,
): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'пакет '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const zip = await openZipFile(source);
  const entries: Record<string, string | Uint8Array> = {};
  for (const name of zip.names) entries[name] = await zip.read(name);
  zip.close();
  const file = path.join(folder, 'collection.db');
  writeFileSync(file, entries[entry] as Uint8Array);
  const db = new Database(file);
  change(db);
  db.pragma('journal_mode = DELETE');
  const bytes = db.serialize();
  db.close();
  return packageOf(folder, { ...entries, [entry]: bytes, ...files });
}

/** A package of these files; gone when the test is finished. */
export async function ownPackage(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'пакет '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return packageOf(folder, files);
}

async function packageOf(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const file = path.join(folder, 'own.apkg');
  writeFileSync(file, await zipOf(files));
  return file;
}
