import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import { localActor } from './local-actor.ts';

/** The way in of local mode. */
export const LOCAL = 'local';

/**
 * Lets somebody in by `provider`, as the rules of the place allow. In local mode, the only one so far, there is one way in,
 * `local`: whoever reaches this machine's own address is its one person and shows nothing. Throws `not-allowed` for any other.
 */
export async function signIn(context: Context, provider: string): Promise<Actor> {
  if (provider !== LOCAL) {
    throw new AppError('not-allowed', `Nobody signs in by ${provider} here`, { provider });
  }
  return localActor(context);
}
