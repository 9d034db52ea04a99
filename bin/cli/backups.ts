import path from 'node:path';
import { type BackupFolder, backupFolder } from '#lib/platform/backup-folder.ts';
import type { System } from './command.ts';
import { environmentOf } from './environment.ts';

/** The copies of the place, also where its database cannot be opened. */
export function backupsOf(system: System): BackupFolder {
  const { databaseFile, dataFolder } = environmentOf(system);
  return backupFolder(databaseFile, path.join(dataFolder, 'media'));
}
