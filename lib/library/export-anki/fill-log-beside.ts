import type { Context } from '#lib/context.ts';
import { lastEventRow } from '#lib/store/events.ts';
import { type FilledLog, fillLog, type LogOrder } from './fill-log.ts';

/** A thread takes a tenth of a second to begin: fewer events are read sooner without it. */
const WORTH_A_THREAD = 5000;

/** Fills the log in a thread of its own, where there is one to be had and it is worth one, while this one goes on with notes and cards. */
export async function fillLogBeside(
  { store, threads }: Context,
  order: LogOrder,
): Promise<FilledLog> {
  const isWorth = (await lastEventRow(store.db)) >= WORTH_A_THREAD;
  const line = isWorth ? threads.open('log', null) : null;
  if (line === null) return fillLog(order);
  try {
    return (await line.ask(order)) as FilledLog;
  } finally {
    await line.close();
  }
}
