import type { Actor, Context } from '#lib/context.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { findFirstUser, firstUser, readSettingsOf } from '#lib/store/users.ts';
import { parseSettings } from './parse-settings.ts';

/** The one person of local mode, with their settings; made at the first visit. */
export async function localActor(context: Context): Promise<Actor> {
  return actorOf(context, await firstUser(context.store.db, context.newId, context.now()));
}

/** The one person of local mode, for those who only read: null where nobody was here yet. */
export async function knownActor(context: Context): Promise<Actor | null> {
  const user = await findFirstUser(context.store.db);
  return user && actorOf(context, user);
}

async function actorOf(context: Context, user: UserId): Promise<Actor> {
  return { user, settings: parseSettings(await readSettingsOf(context.store.db, user)) };
}
