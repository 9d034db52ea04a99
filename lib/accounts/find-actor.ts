import type { Actor, Context } from '#lib/context.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { findUser, type User } from '#lib/store/users.ts';
import { parseSettings } from './parse-settings.ts';

/** The person of a session, with their settings; null where the place does not know them. */
export async function findActor(context: Context, user: UserId): Promise<Actor | null> {
  const found = await findUser(context.store.db, user);
  return found && actorOf(found);
}

/** A person as who asks. */
export function actorOf({ id, settings }: User): Actor {
  return { user: id, settings: parseSettings(settings) };
}
