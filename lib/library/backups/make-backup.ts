import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '#lib/context.ts';
import type { BackupFile, BackupReason } from '#lib/platform/backup-folder.ts';
import { copyDatabase, mediaIn } from '#lib/platform/database-copy.ts';
import type { Calendar } from '#lib/scheduler/types.ts';
import { SECOND } from '#lib/shared/instant.ts';
import { thinOut } from './thin-out.ts';

/** The program that copies in a process of its own. */
export const BACKUP_PROGRAM = 'backup' as const;

/** What it is given, beside the database. */
export interface BackupOrder {
  readonly to: string;
}

/**
 * Makes a verified copy of the database and of the media that it speaks of, and lets old copies go. The copying is done by a process of its
 * own where there is one, so that nobody waits for it. Throws `database-unusable`.
 */
export async function makeBackup(
  context: Context,
  reason: BackupReason,
  calendar: Calendar,
): Promise<BackupFile> {
  const { backups, jobs, files, newId } = context;
  const name = await freeName(context, reason);
  const to = backups.fileOf(name);
  await mkdir(path.dirname(to), { recursive: true });
  if (jobs.has(BACKUP_PROGRAM)) {
    const order = { job: newId<'job'>(), program: BACKUP_PROGRAM, input: { to }, told: () => {} };
    await jobs.run(order);
  } else {
    copyDatabase(files.databaseFile, to);
  }
  await backups.keepMedia(mediaIn(to));
  await letOldOnesGo(context, calendar);
  const made = (await backups.list()).find((each) => each.name === name);
  if (!made) throw new Error(`The backup ${name} is not there`);
  return made;
}

/** Names tell the second; where two are made in one, the later one tells the next. */
async function freeName({ backups }: Context, reason: BackupReason): Promise<string> {
  const taken = new Set((await backups.list()).map(({ name }) => name));
  let at = Date.now();
  while (taken.has(backups.nameFor(reason, at))) at += SECOND;
  return backups.nameFor(reason, at);
}

async function letOldOnesGo({ backups }: Context, calendar: Calendar): Promise<void> {
  const all = await backups.list();
  const old = thinOut(all, Date.now(), calendar);
  if (old.length === 0) return;
  for (const { name } of old) await backups.remove(name);
  const gone = new Set(old.map(({ name }) => name));
  const kept = all.filter(({ name }) => !gone.has(name));
  await backups.dropMedia(new Set(kept.flatMap(({ name }) => mediaIn(backups.fileOf(name)))));
}
