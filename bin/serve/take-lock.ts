import { setTimeout as pause } from 'node:timers/promises';
import { findServer } from '#lib/platform/published-server.ts';
import { holdWriterLock, type WriterLock } from '#lib/platform/writer-lock.ts';
import { AppError } from '#lib/shared/errors.ts';

const PATIENCE_MS = 5000;
const POLL_MS = 100;

/**
 * Takes the writer's place in a data folder; waits a little for a command that is about to finish.
 * Throws `busy` where another process keeps it.
 */
export async function takeLock(dataFolder: string): Promise<WriterLock> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const lock = holdWriterLock(dataFolder);
    if (lock) return lock;
    const server = findServer(dataFolder);
    if (server || performance.now() > until) throw busy(dataFolder);
    await pause(POLL_MS);
  }
}

function busy(dataFolder: string): AppError {
  return new AppError(
    'busy',
    `Another Kartoteka works with the data folder ${dataFolder}: stop it, or set KARTOTEKA_DATA to another folder.`,
  );
}
