import type { Actor, Context } from '#lib/context.ts';
import { findFirstUser, firstUser } from '#lib/store/users.ts';
import { actorOf } from './find-actor.ts';

/** The one person of local mode, with their settings; made at the first visit. */
export async function localActor(context: Context): Promise<Actor> {
  return actorOf(await firstUser(context.store.db, context.newId, context.now()));
}

/** The one person of local mode, for those who only read: null where nobody was here yet. */
export async function knownActor(context: Context): Promise<Actor | null> {
  const user = await findFirstUser(context.store.db);
  return user && actorOf(user);
}
