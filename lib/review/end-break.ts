import type { Actor, Context } from '#lib/context.ts';
import { readBreakPlan } from '#lib/store/break-plans.ts';
import { write } from '#lib/store/transact.ts';
import { deleteRowsByKey } from '#lib/store/write-rows.ts';
import { readDesk } from './gather.ts';

/** Lets a plan end whose backlog is gone. Nothing has to be taken back: the queue goes as before already. */
export async function endBreak(context: Context, actor: Actor): Promise<boolean> {
  const { db } = context.store;
  if ((await readBreakPlan(db, actor.user)) === null) return false;
  if ((await readDesk(context, actor)).plan !== null) return false;
  await write(context.store, actor.user, (inside) =>
    deleteRowsByKey(inside, 'BreakPlan', [{ userId: actor.user }]),
  );
  return true;
}
