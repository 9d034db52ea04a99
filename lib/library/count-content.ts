import type { Actor, Context } from '#lib/context.ts';
import { type ContentCounts, countContent as count } from '#lib/store/card-list.ts';
import { ownedMedia } from '#lib/store/media.ts';

/** What somebody has, counted. */
export interface OwnCounts extends ContentCounts {
  /** Pictures. */
  readonly media: number;
}

/** How much the person has: notes and cards, the archive included, answers that count, and pictures. */
export async function countContent({ store }: Context, { user }: Actor): Promise<OwnCounts> {
  const media = await ownedMedia(store.db, user);
  return { ...(await count(store.db, user)), media: media.length };
}
