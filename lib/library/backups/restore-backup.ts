import type { Context } from '#lib/context.ts';
import { redrawOutdated } from '#lib/drawing/redraw-cards.ts';
import type { BackupFile } from '#lib/platform/backup-folder.ts';
import { mediaIn, replaceDatabase } from '#lib/platform/database-copy.ts';
import type { Calendar } from '#lib/scheduler/types.ts';
import { AppError } from '#lib/shared/errors.ts';
import { migrate, pendingNames } from '#lib/store/migrate.ts';
import { forgetEverything } from '#lib/store/remembered.ts';
import { checkBackup } from './check-backup.ts';
import { makeBackup } from './make-backup.ts';

/** What came of going back. */
export interface Restored {
  readonly backup: BackupFile;
  /** The copy of what was there before. */
  readonly before: BackupFile;
  /** How many media are in neither place. */
  readonly missingMedia: number;
}

/**
 * Goes back to a copy: sets what is there now aside, puts the copy in its place, brings it to the schema of this version and its media back. Works
 * while the place is open, in one step. Throws `not-found`, and `database-unusable` where the copy is damaged or of a newer version: then
 * all is as before.
 */
export async function restoreBackup(
  context: Context,
  name: string,
  calendar: Calendar,
): Promise<Restored> {
  const { backups, files, store } = context;
  const { databaseFile, migrations } = files;
  if (migrations === null) throw new Error('Who only reads restores nothing.');
  const backup = (await backups.list()).find((each) => each.name === name);
  if (!backup) throw new AppError('not-found', `There is no backup ${name}.`, { backup: name });
  const file = backups.fileOf(name);
  checkBackup(name, file);
  // Throws where the copy is of a newer version.
  pendingNames(file, migrations);
  const before = await makeBackup(context, 'before-restore', calendar);
  await replaceDatabase(file, databaseFile);
  migrate(databaseFile, migrations);
  const missing = await backups.bringMedia(mediaIn(databaseFile));
  await redrawOutdated(store);
  forgetEverything();
  store.changes.renew();
  return { backup, before, missingMedia: missing.length };
}
