import type { Actor, Context } from '#lib/context.ts';
import { readLoads } from './loads.ts';
import { momentOf } from './moment.ts';
import { today } from './today.ts';

/** Counts what is counted once and remembered then, so that no request has to wait for it: most of a second where there are a million cards. */
export async function prepareDay(context: Context, actor: Actor): Promise<void> {
  await readLoads(context, actor, momentOf(context, actor).today);
  await today(context, actor);
}
