import type { Context } from '#lib/context.ts';
import type { UserId } from '#lib/shared/ids.ts';
import type { Db, Store } from '#lib/store/store.ts';
import { lend } from '#lib/store/transact.ts';
import { openWriter, storeInThread } from '#lib/store/writing-thread.ts';

/** The database in a thread of its own. */
export const openWriting = openWriter;

/** A thread takes a tenth of a second to begin: fewer rows are written sooner without it. */
const WORTH_A_THREAD = 5000;

/**
 * Runs `work` with a store whose transactions run in a thread of their own, where there is one to be had and many `rows` come: what it writes
 * is written while it goes on. Other writes of this process wait meanwhile. `ahead` is the connection of that thread before a transaction begins, for
 * tables of its own: it goes when the work is over.
 */
export async function writeBeside<T>(
  { store, threads, files }: Context,
  { user, rows }: { readonly user: UserId; readonly rows: number },
  work: (store: Store, ahead: Db | null) => Promise<T>,
): Promise<T> {
  const line = rows < WORTH_A_THREAD ? null : threads.open('write', files.databaseFile);
  if (line === null) return work(store, null);
  try {
    const inThread = storeInThread(store, line);
    return await lend(store, user, () => work(inThread.store, inThread.ahead));
  } finally {
    await line.close();
  }
}
