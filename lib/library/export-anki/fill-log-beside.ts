import type { Context } from '#lib/context.ts';
import { lastEventRow } from '#lib/store/events.ts';
import { openReading } from '#lib/store/open-reading.ts';
import { fillLog, type LogOrder } from './fill-log.ts';

/** A thread takes a tenth of a second to begin: fewer events are read sooner without it. */
const WORTH_A_THREAD = 5000;

/** Fills the log in a thread of its own, where there is one to be had and it is worth one, while this one goes on with notes and cards. */
export async function fillLogBeside(
  { store, threads, files }: Context,
  order: LogOrder,
): Promise<void> {
  const isWorth = (await lastEventRow(store.db)) >= WORTH_A_THREAD;
  const line = isWorth ? threads.open('log', files.databaseFile) : null;
  if (line === null) return fillLog(store.db, order);
  try {
    await line.ask(order);
  } finally {
    await line.close();
  }
}

/** Fills logs from the database at `databaseFile`, in a thread of its own. */
export function openLogFilling(databaseFile: string): {
  readonly answer: (order: LogOrder) => Promise<void>;
  readonly close: () => void;
} {
  const { db, close } = openReading(databaseFile);
  return { answer: (order) => fillLog(db, order), close };
}
