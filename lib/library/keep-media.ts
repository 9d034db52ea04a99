import type { BundleDocument, BundleMedia } from '#lib/bundle/bundle.ts';
import type { FoundMedia } from '#lib/compiler/media.ts';
import type { Context } from '#lib/context.ts';

/** A source with a way to what it shows. */
export interface MediaHolder {
  readonly path: string;
  readonly media: (path: string) => FoundMedia;
}

/**
 * Puts the pictures of documents into the media folder and gives those that are there now. One that changed since the
 * document was compiled is left out: the next compile finds it.
 */
export async function keepMedia(
  { media }: Context,
  documents: readonly BundleDocument[],
  files: readonly MediaHolder[],
): Promise<readonly BundleMedia[]> {
  const holders = new Map(files.map((file) => [file.path, file]));
  const kept = new Map<string, BundleMedia>();
  for (const { path, media: shown = [] } of documents) {
    for (const picture of shown) {
      if (kept.has(picture.hash)) continue;
      const found = (await media.has(picture.hash))
        ? 'here'
        : holders.get(path)?.media(picture.path);
      if (found !== 'here' && (found?.kind !== 'found' || found.hash !== picture.hash)) continue;
      if (found !== 'here') await media.keep(picture.hash, found.bytes);
      kept.set(picture.hash, picture);
    }
  }
  return [...kept.values()];
}
