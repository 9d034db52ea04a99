import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FORM = /^[\w-]{43}$/;

/**
 * The secret of a data folder, 32 random bytes in base64url, that seals the sessions of the place. It lies in the file
 * `secret`, readable by the owner only, and is made anew where that is missing or damaged, which ends all sessions.
 * For the process that holds the writer's lock.
 */
export function placeSecret(dataFolder: string): string {
  const file = path.join(dataFolder, 'secret');
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (FORM.test(kept)) return kept;
  const made = randomBytes(32).toString('base64url');
  const partial = `${file}.${process.pid}.part`;
  writeFileSync(partial, made, { mode: 0o600, flush: true });
  renameSync(partial, file);
  return made;
}
