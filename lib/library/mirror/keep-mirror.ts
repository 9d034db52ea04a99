import type { Actor, Context } from '#lib/context.ts';
import { checkMirrorFolder, newPlaceName } from '#lib/platform/mirror-folder.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { readMirror, removeMirror, writeMirror } from '#lib/store/mirrors.ts';
import type { MirrorResult } from './sync-mirror.ts';

/** What is mirrored, and how it went. */
export interface ShownMirror {
  /** Absolute. */
  readonly folder: string;
  /** The folder within it that this place writes to. */
  readonly place: string;
  readonly syncedAt: Instant | null;
  readonly result: MirrorResult | null;
}

/** The person's mirror; null where there is none. */
export async function showMirror({ store }: Context, { user }: Actor): Promise<ShownMirror | null> {
  const mirror = await readMirror(store.db, user);
  if (mirror === null) return null;
  const { folder, place, syncedAt, result } = mirror;
  return { folder, place, syncedAt, result: result === null ? null : JSON.parse(result) };
}

/**
 * Mirrors the person's events in a folder from now on, everything that happened before included. The place keeps its name where it
 * moves to another folder. Throws `bad-input` for a folder that cannot be used.
 */
export async function keepMirror(
  { store }: Context,
  { user }: Actor,
  folder: string,
): Promise<void> {
  checkMirrorFolder(folder);
  const before = await readMirror(store.db, user);
  if (before?.folder === folder) return;
  const place = before?.place ?? newPlaceName();
  const written = { row: 0, id: '' } as const;
  await writeMirror(store.db, user, {
    folder,
    place,
    written,
    read: '{}',
    syncedAt: null,
    result: null,
  });
}

/** Mirrors nothing any more. What was written stays, and what was read, too. */
export async function dropMirror({ store }: Context, { user }: Actor): Promise<void> {
  await removeMirror(store.db, user);
}
