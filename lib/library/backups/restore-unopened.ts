import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { backupFolder } from '#lib/platform/backup-folder.ts';
import { mediaIn } from '#lib/platform/database-copy.ts';
import { holdWriterLock } from '#lib/platform/writer-lock.ts';
import { AppError } from '#lib/shared/errors.ts';
import { checkBackup } from './check-backup.ts';

/** Where a place lies. */
interface Place {
  readonly databaseFile: string;
  readonly dataFolder: string;
}

/**
 * Goes back to a copy where the database itself cannot be opened: its files are renamed, the copy takes their place. Throws `busy` where
 * somebody else writes, `database-unusable` where the copy is damaged, too.
 */
export async function restoreUnopened(
  { databaseFile, dataFolder }: Place,
  name: string,
): Promise<{ before: string; missingMedia: number }> {
  const lock = holdWriterLock(dataFolder);
  if (!lock)
    throw new AppError('busy', 'Another process works with the data folder: stop it first.');
  try {
    const backups = backupFolder(databaseFile, path.join(dataFolder, 'media'));
    const file = backups.fileOf(name);
    checkBackup(name, file);
    const copy = `${databaseFile}.part`;
    await copyFile(file, copy).catch(async (error) => {
      await rm(copy, { force: true });
      throw error;
    });
    const before = await setAside(databaseFile);
    await rename(copy, databaseFile);
    const missing = await backups.bringMedia(mediaIn(databaseFile));
    return { before, missingMedia: missing.length };
  } finally {
    lock.release();
  }
}

/** With what SQLite keeps beside it: only together they are what was there. */
async function setAside(databaseFile: string): Promise<string> {
  const stamp = new Date().toISOString().replace(/[-:]/g, '').slice(0, 15);
  const aside = `${databaseFile}.damaged-${stamp}`;
  for (const ending of ['', '-wal', '-shm']) {
    await rename(`${databaseFile}${ending}`, `${aside}${ending}`).catch(() => {});
  }
  return path.basename(aside);
}
