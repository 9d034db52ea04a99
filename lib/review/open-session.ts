import type { Actor, Context } from '#lib/context.ts';
import { doneOn } from './done-on.ts';
import { gather, type Studied } from './gather.ts';
import { readLoads } from './loads.ts';
import { queueStamp } from './moment.ts';
import { newestDone } from './newest-done.ts';
import { sliceOf } from './slice.ts';
import type { SessionStart } from './types.ts';

/** Opens a session over the desk or one deck of it, by the queue or beside it, with the first `size` cards of its queue. */
export async function openSession(
  context: Context,
  actor: Actor,
  { deck, custom = null, size }: Pick<Studied, 'deck'> & Partial<Studied> & { size: number },
): Promise<SessionStart> {
  const stamp = queueStamp(context, actor);
  const gathered = await gather(context, actor, { deck, custom });
  const { now, calendar, today } = gathered.desk.moment;
  const slice = await sliceOf(context, actor, { gathered, size, have: [] });
  return {
    course: custom?.course ?? 'queue',
    now,
    calendar,
    learnAhead: actor.settings.learnAheadMinutes * 60,
    presets: gathered.desk.presets,
    loads: await readLoads(context, actor, today),
    ...(await newestDone(context, actor, gathered.desk.moment)),
    done: await doneOn(context, actor, today),
    stamp,
    ...slice,
  };
}
