import type { Context } from '#lib/context.ts';
import type { BackupFile } from '#lib/platform/backup-folder.ts';

/** The copies that were set aside, newest first. */
export function listBackups({ backups }: Pick<Context, 'backups'>): Promise<BackupFile[]> {
  return backups.list();
}
