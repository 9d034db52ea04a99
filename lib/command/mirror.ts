import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import {
  dropMirror,
  keepMirror,
  type ShownMirror,
  showMirror,
} from '#lib/library/mirror/keep-mirror.ts';
import { syncMirror } from '#lib/library/mirror/sync-mirror.ts';

/** Where to mirror from now on; nothing keeps it as it is. `off` mirrors nothing any more. */
export const mirrorInput = z.object({ folder: z.string().max(4000).nullable(), off: z.boolean() });

/** Chooses where to mirror, looks into the folder, and tells how it went; null where nothing is mirrored. */
export async function mirror(
  context: Context,
  actor: Actor,
  { folder, off }: z.infer<typeof mirrorInput>,
): Promise<ShownMirror | null> {
  if (off) await dropMirror(context, actor);
  else if (folder !== null) await keepMirror(context, actor, folder);
  await syncMirror(context, actor);
  return showMirror(context, actor);
}
