import type { BundleNote } from '#lib/bundle/bundle.ts';
import type { StoredId } from '#lib/compiler/unique-ids.ts';
import type { Actor, Context } from '#lib/context.ts';
import { type KeyedNote, notesByKey } from '#lib/store/content.ts';

/** Where the ids of compiled notes stand until now; `stays` tells whether a live note is in a document that is not compiled now. */
export async function storedIds(
  { store }: Context,
  { user }: Actor,
  { notes, stays }: { notes: readonly BundleNote[]; stays: (note: KeyedNote) => boolean },
): Promise<StoredId[]> {
  const keys = notes.flatMap(({ key }) => key ?? []);
  if (keys.length === 0) return [];
  const known = await notesByKey(store.db, user, [...new Set(keys)]);
  const ids = known.map((note) => {
    const { deck, key, contentHash, path, line } = note;
    const isThere = !note.archived && path !== null && stays(note);
    return { deck, key, contentHash, elsewhere: isThere ? { path, line } : null };
  });
  // Later ones take the place of earlier ones where they are looked up: live notes must win.
  return ids.reverse();
}
