import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { cardsOfTyped } from '#lib/library/browse-cards.ts';
import { previewReplacement } from '#lib/library/replacing/preview-replacement.ts';
import { replaceInNotes } from '#lib/library/replacing/replace-in-notes.ts';
import type { ReplacePreview, WrongWish } from '#lib/library/replacing/types.ts';

/** What to find in which notes, and what to put there; unless `apply`, it is only shown. Folders are absolute. */
export const replaceInput = z.object({
  search: z.string().nullable(),
  deck: z.string().nullable(),
  wish: z.object({
    find: z.string(),
    put: z.string(),
    isRegex: z.boolean(),
    matchesCase: z.boolean(),
  }),
  where: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everywhere') }),
    z.object({ kind: z.literal('side'), side: z.literal(['prompt', 'answer']) }),
    z.object({ kind: z.literal('field'), name: z.string() }),
  ]),
  deckFolders: z.array(z.string()),
  errataFolders: z.array(z.string()).default([]),
  apply: z.boolean(),
});

/** What a replacement did or would do. */
export interface ReplaceReport {
  readonly preview: ReplacePreview | WrongWish;
  readonly applied: boolean;
  readonly operation: string | null;
  /** How many cards changed. */
  readonly cards: number;
}

/** Replaces in the notes of some cards, or tells what that would do. */
export async function replace(
  context: Context,
  actor: Actor,
  input: z.infer<typeof replaceInput>,
): Promise<ReplaceReport> {
  const { search, deck, wish, where, deckFolders, errataFolders, apply } = input;
  const cards = await cardsOfTyped(context, actor, { search, deck });
  const replacing = { cards, wish, where, folders: { deckFolders, errataFolders } };
  const preview = await previewReplacement(context, actor, replacing);
  if (!apply || 'problem' in preview) {
    return { preview, applied: false, operation: null, cards: 0 };
  }
  const done = await replaceInNotes(context, actor, replacing);
  return { preview, applied: true, operation: done.operation, cards: done.cards };
}
