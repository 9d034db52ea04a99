import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isSoundName, MAX_MEDIA_BYTES, MAX_SOUND_BYTES } from '#lib/shared/media.ts';

/** What stands at a path; `outside` where a link leads out of the folder. */
export type MediaFile =
  | { readonly kind: 'found'; readonly hash: string; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' | 'outside' | 'too-large' };

/**
 * Reads a file that a document shows. `file` starts at `root`; links may lead anywhere within `root` or within the folder that
 * the document really lies in.
 */
export function readMediaFile(
  root: string,
  { document, file }: { readonly document: string; readonly file: string },
): MediaFile {
  const real =
    realPathOf(path.join(root, file)) ?? realPathOf(path.join(root, file.normalize('NFD')));
  if (real === null) return { kind: 'missing' };
  const homes = [root, path.dirname(path.join(root, document))].map(realPathOf);
  if (!homes.some((home) => home !== null && isWithin(real, home))) return { kind: 'outside' };
  const stat = statSync(real);
  if (!stat.isFile()) return { kind: 'missing' };
  const most = isSoundName(file) ? MAX_SOUND_BYTES : MAX_MEDIA_BYTES;
  return stat.size > most ? { kind: 'too-large' } : readWhole(real);
}

function readWhole(file: string): MediaFile {
  try {
    return foundMedia(readFileSync(file));
  } catch {
    return { kind: 'missing' };
  }
}

/** Bytes that were found, with their hash. */
export function foundMedia(bytes: Uint8Array): MediaFile {
  return { kind: 'found', hash: hashOfBytes(bytes), bytes };
}

/** SHA-256, hexadecimal. */
export function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function realPathOf(file: string): string | null {
  try {
    return realpathSync(file);
  } catch {
    return null;
  }
}

function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative !== '' &&
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}
