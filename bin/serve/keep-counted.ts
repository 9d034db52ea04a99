import { localActor } from '#lib/accounts/local-actor.ts';
import type { Context } from '#lib/context.ts';
import { MINUTE } from '#lib/shared/instant.ts';
import { countAnswers } from '#lib/stats/count-answers.ts';

/**
 * Counts what was answered on days that are over, every minute, so that nobody who opens the statistics waits for it: after the
 * turn of a day, and after much came in at once. Until the function returned is called, which waits for what is under way.
 */
export function keepCounted(context: Context): () => Promise<void> {
  const stopped = new AbortController();
  const look = async () => {
    try {
      await countAnswers(context, await localActor(context), stopped.signal);
    } catch (error) {
      process.stderr.write(`${'statistics'.padEnd(16)}not counted: ${(error as Error).message}\n`);
    }
  };
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(look);
  }, MINUTE);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopped.abort();
    await running;
  };
}
