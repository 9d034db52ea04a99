import { type MediaName, mediaOfUrl, mediaUrl } from '#lib/shared/media.ts';

/** The name of a picture in a bundle file: `media/<hash>.<type>`. */
export function mediaEntry(name: MediaName): string {
  return mediaUrl(name).slice(1);
}

/** The picture that a file of a bundle is; null for another file. */
export function mediaOfEntry(entry: string): MediaName | null {
  return mediaOfUrl(`/${entry}`);
}
