import { ankiMediaName } from '#lib/formats/anki/write/own/anki-html.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { mediaUrl } from '#lib/shared/media.ts';
import { ownedMedia } from '#lib/store/media.ts';
import { mediaByName } from '#lib/store/note-type-sheets.ts';
import type { Db } from '#lib/store/store.ts';

/** The address of a file by its name in fields; null where there is none. */
export type FindMedia = (name: string) => string | null;

/** How pictures of ours are called where they have been to Anki. */
const OWN = /^kartoteka-[0-9a-f]{24}\.\w+$/;

/**
 * Renders with the files of the person's that are asked for: which these are is known once it was rendered, so that it is done twice where
 * there are any.
 */
export async function mediaOfCards<T>(
  db: Db,
  user: UserId,
  render: (media: FindMedia) => T,
): Promise<T> {
  const names = new Set<string>();
  const bare = render((name) => {
    names.add(name.normalize('NFC'));
    return null;
  });
  if (names.size === 0) return bare;
  const found = new Map(await mediaByName(db, user, [...names]));
  if ([...names].some((name) => OWN.test(name))) {
    for (const media of await ownedMedia(db, user)) {
      found.set(ankiMediaName(media), mediaUrl(media));
    }
  }
  return render((name) => found.get(name.normalize('NFC')) ?? null);
}
