import { createHash } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import type { UserId } from '#lib/shared/ids.ts';
import { type Instant, SECOND } from '#lib/shared/instant.ts';

/** How long a session lasts, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** What every cookie of a session has: scripts cannot read it, other sites cannot send it. Loopback has no https. */
export const COOKIE_OPTIONS = {
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: false,
} as const;

/** The cookie of a session, as Next sets it. */
export type SessionCookie = typeof COOKIE_OPTIONS & {
  readonly name: string;
  readonly value: string;
  readonly maxAge: number;
};

/** A new session of `user`, sealed with the secret of the place. */
export async function sessionCookie(secret: string, user: UserId): Promise<SessionCookie> {
  const value = await encode({ token: { sub: user }, secret, maxAge: SESSION_SECONDS });
  const name = cookieName(secret, 'session');
  return { ...COOKIE_OPTIONS, name, value, maxAge: SESSION_SECONDS };
}

/** Whose session a cookie holds; null where there is none, it has expired or was not sealed with this secret. */
export async function userOfSession(
  secret: string,
  value: string | undefined,
): Promise<UserId | null> {
  if (!value) return null;
  const session = opened.get(value) ?? (await open(secret, value));
  return session && session.until > Date.now() ? session.user : null;
}

interface Session {
  readonly user: UserId;
  readonly until: Instant;
}

/** Sessions that were opened before, by cookie: opening waits for another thread. */
const opened = new Map<string, Session>();
const MOST_OPENED = 100;

async function open(secret: string, value: string): Promise<Session | null> {
  const token = await decode({ token: value, secret }).catch(() => null);
  if (!token?.sub) return null;
  const session = { user: token.sub as UserId, until: Number(token.exp) * SECOND };
  if (opened.size >= MOST_OPENED) opened.clear();
  opened.set(value, session);
  return session;
}

/** The name of a cookie in this place. Cookies ignore ports: places on one machine would overwrite each other's. */
export function cookieName(secret: string, purpose: 'session' | 'csrf' | 'callback'): string {
  return `kartoteka-${placeOf(secret)}-${purpose}`;
}

/** Every request asks for it. */
const places = new Map<string, string>();

function placeOf(secret: string): string {
  const known = places.get(secret);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(`cookies of ${secret}`).digest('hex').slice(0, 8);
  places.set(secret, made);
  return made;
}
