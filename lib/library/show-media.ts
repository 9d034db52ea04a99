import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import { MEDIA_TYPES, mediaOfUrl, UNSHOWN } from '#lib/shared/media.ts';
import { maySeeMedia } from '#lib/store/media.ts';

/** A picture to be sent. */
export interface ShownMedia {
  readonly bytes: Uint8Array;
  /** As HTTP calls it: `image/png`. */
  readonly contentType: string;
  /** Whether it could hold scripts. */
  readonly isDocument: boolean;
}

/** The picture at an address `/media/…`. Throws `not-found` for one that is not there or that the person may not see. */
export async function showMedia(
  { store, media }: Context,
  { user }: Actor,
  url: string,
): Promise<ShownMedia> {
  const name = mediaOfUrl(url);
  const isSeen =
    name !== null && name.type !== UNSHOWN && (await maySeeMedia(store.db, user, name));
  const bytes = isSeen ? await media.read(name.hash) : null;
  if (!name || !bytes) throw new AppError('not-found', 'There is no such picture.');
  return { bytes, contentType: MEDIA_TYPES[name.type], isDocument: name.type === 'svg' };
}
