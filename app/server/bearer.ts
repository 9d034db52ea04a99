import { createHash, timingSafeEqual } from 'node:crypto';
import { getEnvironment } from '#app/server/context.ts';
import { findServer } from '#lib/platform/published-server.ts';

/**
 * Whether a request carries the secret that this server left in its data folder: whoever can read that folder may
 * change what is in it.
 */
export function mayWriteToFolder(headers: Headers): boolean {
  const secret = findServer(getEnvironment().dataFolder)?.token;
  const given = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1];
  return secret !== undefined && given !== undefined && isSame(secret, given);
}

/** Takes as long for every pair of texts. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
