import { backupsOf } from '../backups.ts';
import type { Call, Command } from '../command.ts';
import { momentOf } from '../dates.ts';
import { DONE, type Status } from '../status.ts';

/** Makes a copy of the database and its media, or lists the copies. */
export const backup: Command = {
  flags: ['list', 'json'],
  values: [],
  positionals: { least: 0, most: 0 },
  run: (call) => (call.flags.has('list') ? listThem(call) : makeOne(call)),
};

async function makeOne(call: Call): Promise<Status> {
  const { writing } = await import('../writing.ts');
  const made = await writing(call, 'backup', {});
  const json = () => JSON.stringify({ backup: made });
  await call.print(`${call.flags.has('json') ? json() : call.words.backedUp(made)}\n`);
  return DONE;
}

async function listThem(call: Call): Promise<Status> {
  const backups = await backupsOf(call).list();
  if (call.flags.has('json')) {
    await call.print(`${JSON.stringify({ backups })}\n`);
    return DONE;
  }
  if (backups.length === 0) await call.tell(`${call.words.noBackups}\n`);
  for (const each of backups) {
    const { name, at, reason, bytes } = each;
    await call.print(
      `${name}  ${momentOf(at)}  ${call.words.backupReason(reason)}, ${call.words.megabytes(bytes)}\n`,
    );
  }
  return DONE;
}
