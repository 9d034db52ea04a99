import type { BackupOrder } from '#lib/library/backups/make-backup.ts';
import { copyDatabase } from '#lib/platform/database-copy.ts';
import { doJob } from '#lib/platform/job-program.ts';

// Copies the database and looks the copy through, in a process of its own: large ones take seconds.
doJob(async ({ databaseFile, input }) => {
  copyDatabase(databaseFile, (input as BackupOrder).to);
  return null;
});
