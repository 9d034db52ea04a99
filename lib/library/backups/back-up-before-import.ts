import type { Actor, Context } from '#lib/context.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { newestWriteAt } from '#lib/store/operations.ts';
import { makeBackup } from './make-backup.ts';

/** Imports of files from this size on are large. */
export const LARGE_BYTES: number = 5 * 1024 * 1024;

/** Sets a copy aside before a large import: it can be taken back as one operation, but that takes a whole database. */
export async function backUpBeforeImport(
  context: Context,
  { settings }: Actor,
  bytes: number,
): Promise<void> {
  if (bytes < LARGE_BYTES || (await newestWriteAt(context.store.db)) === null) return;
  await makeBackup(context, 'before-import', calendarOf(settings));
}
