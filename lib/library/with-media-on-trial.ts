import type { Context } from '#lib/context.ts';
import { usedMedia } from '#lib/store/media.ts';

/** Does work that keeps pictures; where it fails, those go that were not there before. */
export async function withMediaOnTrial<Result>(
  context: Context,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  const media = context.media.onTrial();
  try {
    const result = await work({ ...context, media });
    media.settle();
    return result;
  } catch (error) {
    const used = await usedMedia(context.store.db, media.added());
    await media.giveUp((hash) => used.has(hash));
    throw error;
  }
}
