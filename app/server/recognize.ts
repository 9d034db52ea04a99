import { type SessionCookie, sessionCookie, userOfSession } from '#app/server/session-cookie.ts';
import { findActor } from '#lib/accounts/find-actor.ts';
import { LOCAL, signIn } from '#lib/accounts/sign-in.ts';
import type { Actor, Context } from '#lib/context.ts';

/** The open place, and the secret that seals its sessions. */
export interface Place {
  readonly context: Context;
  readonly secret: string;
}

/** Who asks, and the cookie to send where their session is new. */
export interface Visitor {
  readonly actor: Actor;
  readonly newCookie: SessionCookie | null;
}

/** Who asks, by their session cookie. Without one that holds they are signed in, where nothing has to be shown for it. */
export async function recognize(
  { context, secret }: Place,
  cookie: string | undefined,
): Promise<Visitor> {
  const user = await userOfSession(secret, cookie);
  const known = user && (await findActor(context, user));
  if (known) return { actor: known, newCookie: null };
  const actor = await signIn(context, LOCAL);
  return { actor, newCookie: await sessionCookie(secret, actor.user) };
}
