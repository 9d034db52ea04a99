import type { Context } from '#lib/context.ts';
import type { BackupFile } from '#lib/platform/backup-folder.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Calendar } from '#lib/scheduler/types.ts';
import { newestWriteAt } from '#lib/store/operations.ts';
import { makeBackup } from './make-backup.ts';

/** The copy of the day, where none was made today and anything was written since the last one. */
export async function backUpIfDue(
  context: Context,
  calendar: Calendar,
): Promise<BackupFile | null> {
  const [newest] = await context.backups.list();
  const written = await newestWriteAt(context.store.db);
  if (written === null) return null;
  if (newest && isOfToday(newest, calendar)) return null;
  if (newest && written < newest.at) return null;
  return makeBackup(context, 'daily', calendar);
}

/** By the clock of the machine: names of copies tell when they were made. */
function isOfToday({ at }: BackupFile, calendar: Calendar): boolean {
  return studyDay(at, calendar) >= studyDay(Date.now(), calendar);
}
