import type { Actor, Context } from '#lib/context.ts';
import { previewReplacement } from '#lib/library/replacing/preview-replacement.ts';
import type { ReplacePreview, Replacing } from '#lib/library/replacing/types.ts';

/** What a replacement would do, where its wish can be read. */
export async function shownBy(
  context: Context,
  actor: Actor,
  replacing: Replacing,
): Promise<ReplacePreview> {
  const shown = await previewReplacement(context, actor, replacing);
  if ('problem' in shown) throw new Error(`The wish cannot be read: ${shown.problem}`);
  return shown;
}
