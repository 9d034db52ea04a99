import path from 'node:path';
import type { BackupFile } from '#lib/platform/backup-folder.ts';
import { AppError, isAppError } from '#lib/shared/errors.ts';
import { backupsOf } from '../backups.ts';
import type { Call, Command } from '../command.ts';
import { momentOf } from '../dates.ts';
import { environmentOf } from '../environment.ts';
import { DONE, REFUSED, type Status } from '../status.ts';

/** Goes back to a copy of the database and its media. */
export const restore: Command = {
  flags: ['yes', 'json'],
  values: [],
  positionals: { least: 1, most: 1 },
  run: runRestore,
};

async function runRestore(call: Call): Promise<Status> {
  const backup = await chosen(call);
  if (!(await isAgreed(call, backup))) {
    await call.tell(`${call.words.notRestored(momentOf(backup.at))}\n`);
    return REFUSED;
  }
  const done = await goBack(call, backup);
  const json = () => JSON.stringify(done);
  await call.print(
    `${call.flags.has('json') ? json() : call.words.restored({ at: momentOf(backup.at), before: done.before })}\n`,
  );
  return DONE;
}

/** A copy by its name, the beginning of one, the path of its file, or `latest`. */
async function chosen(call: Call): Promise<BackupFile> {
  const [named = ''] = call.positionals;
  const typed = path.basename(named).replace(/\.db$/, '');
  const all = await backupsOf(call).list();
  const found =
    typed === 'latest' ? all.slice(0, 1) : all.filter(({ name }) => name.startsWith(typed));
  const exact = found.find(({ name }) => name === typed);
  const [only, ...others] = exact ? [exact] : found;
  if (only && others.length === 0) return only;
  throw new AppError('not-found', call.words.whichBackup(typed, found.length), { told: 1 });
}

async function isAgreed(call: Call, { at }: BackupFile): Promise<boolean> {
  if (call.flags.has('yes')) return true;
  if (!call.ask || call.flags.has('json')) return false;
  return call.words.isYes(await call.ask(call.words.askToRestore(momentOf(at))));
}

interface Done {
  readonly backup: string;
  /** Where what was there before is now. */
  readonly before: string;
  readonly missingMedia: number;
}

/** Where the database is so damaged that nothing can be made of it, its files are set aside as they are. */
async function goBack(call: Call, { name }: BackupFile): Promise<Done> {
  const { writing } = await import('../writing.ts');
  try {
    const { before, missingMedia } = await writing(call, 'restore', { name });
    return { backup: name, before: before.name, missingMedia };
  } catch (error) {
    const isDamaged = isAppError(error) && error.code === 'database-unusable';
    if (!isDamaged || error.values.isFull) throw error;
    const { restoreUnopened } = await import('#lib/library/backups/restore-unopened.ts');
    return { backup: name, ...(await restoreUnopened(environmentOf(call), name)) };
  }
}
