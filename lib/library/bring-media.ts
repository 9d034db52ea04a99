import type { Context } from '#lib/context.ts';
import { mediaEntry } from '#lib/formats/bundle/media-entry.ts';
import { wrongLine } from '#lib/formats/bundle/read-lines.ts';
import { hashOfBytes } from '#lib/platform/media-files.ts';
import type { Archive } from '#lib/platform/zip.ts';
import { keptTypeOf, mostBytesOf } from '#lib/render/media-type.ts';
import type { MediaName } from '#lib/shared/media.ts';
import type { KeptMedia } from '#lib/store/media.ts';
import { readUpTo } from './read-up-to.ts';

/**
 * Puts the pictures of a bundle file into the media folder. Throws `unreadable-file` for one that is not what its name says:
 * whoever names a picture has to have it.
 */
export async function bringMedia(
  { media }: Context,
  archive: Archive,
  names: readonly MediaName[],
): Promise<readonly KeptMedia[]> {
  const kept: KeptMedia[] = [];
  for (const name of names) {
    const entry = mediaEntry(name);
    const bytes = await readUpTo(archive.stream(entry), mostBytesOf(name.type));
    const isMeant =
      bytes && hashOfBytes(bytes) === name.hash && keptTypeOf(bytes, entry) === name.type;
    if (!isMeant) throw wrongLine({ file: entry }, 'it is not the picture that its name says');
    await media.keep(name.hash, bytes);
    kept.push({ ...name, bytes: bytes.length });
  }
  return kept;
}
