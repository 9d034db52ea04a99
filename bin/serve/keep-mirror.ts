import { localActor } from '#lib/accounts/local-actor.ts';
import type { Context } from '#lib/context.ts';
import { syncMirror } from '#lib/library/mirror/sync-mirror.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { MINUTE } from '#lib/shared/instant.ts';

/** Looks into the mirrored folder now and every minute, until the function returned is called; it looks once more then. */
export function keepMirrored(context: Context): () => Promise<void> {
  let running = look(context);
  const timer = setInterval(() => {
    running = running.then(() => look(context));
  }, MINUTE);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
    await look(context);
  };
}

/** A folder that is not there now may be there next time: the settings say so meanwhile. */
async function look(context: Context): Promise<void> {
  try {
    await syncMirror(context, await localActor(context));
  } catch (error) {
    if (!isAppError(error)) throw error;
  }
}
