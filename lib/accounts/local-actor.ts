import type { Actor, Context } from '#lib/context.ts';
import { firstUser, readSettingsOf } from '#lib/store/users.ts';
import { parseSettings } from './parse-settings.ts';

/** The one person of local mode, with their settings; made at the first visit. */
export async function localActor(context: Context): Promise<Actor> {
  const { db } = context.store;
  const user = await firstUser(db, context.newId, context.now());
  return { user, settings: parseSettings(await readSettingsOf(db, user)) };
}
