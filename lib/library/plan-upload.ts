import type { Actor, Context } from '#lib/context.ts';
import { planBundle } from './import-bundle.ts';
import { planMarkdown } from './markdown-upload.ts';
import { readUpload, type Upload } from './read-upload.ts';
import type { PlanView } from './types.ts';

/** A file to be planned. */
export type UploadInput = Upload & {
  /** Whether the history in the file comes along; it does unless told otherwise. */
  readonly withProgress?: boolean;
  /** How its deck is to be called instead. */
  readonly deckTitle?: string;
};

/**
 * What adding an uploaded file would change. Changes nothing.
 * Throws `unreadable-file` for what cannot be read, `too-large`, and `bad-input` for a title where there is not one deck.
 */
export async function planUpload(
  context: Context,
  actor: Actor,
  { withProgress = true, deckTitle, ...upload }: UploadInput,
): Promise<PlanView> {
  const content = await readUpload(upload, context.limits);
  if (content.kind === 'bundle') return planBundle(context, actor, { ...content, withProgress });
  const { files, database, findings } = content;
  return planMarkdown(context, actor, {
    ...{ name: upload.name, files, database, findings },
    consent: 'yes',
    deckTitle: deckTitle ?? null,
    withProgress,
  });
}
