import type { Decisions } from '#lib/bundle/decide.ts';
import type { Actor, Context } from '#lib/context.ts';
import { backUpBeforeImport } from './backups/back-up-before-import.ts';
import { applyBundle, bundleKeepsTitles } from './import-bundle.ts';
import { applyMarkdown } from './markdown-upload.ts';
import type { UploadInput } from './plan-upload.ts';
import type { Consent } from './prepare-plan.ts';
import { readUpload } from './read-upload.ts';
import type { Applied } from './types.ts';

/** A file to be added, and what was decided about it. */
export type ApplyInput = UploadInput & {
  /** How far to go; `yes` unless told otherwise. */
  readonly consent?: Consent;
  /** Calls the deck so; only for a file of one deck of Markdown. */
  readonly deckTitle?: string;
  /** What was decided about ambiguous notes. */
  readonly decisions?: Decisions;
};

/**
 * Adds what an uploaded file holds: one operation, none where nothing changes.
 * Throws `unreadable-file` for what cannot be read, `too-large`, and `bad-input` for a title that fits no deck.
 */
export async function applyUpload(
  context: Context,
  actor: Actor,
  { withProgress = true, consent = 'yes', deckTitle, decisions, ...given }: ApplyInput,
): Promise<Applied> {
  await backUpBeforeImport(context, actor, 'bytes' in given ? given.bytes.length : 0);
  const content = await readUpload(given, context.limits);
  const { name } = given;
  if (content.kind === 'bundle') {
    if (deckTitle !== undefined) throw bundleKeepsTitles();
    return applyBundle(context, actor, { ...content, name, withProgress });
  }
  const { files, database, findings } = content;
  const decided = decisions && { decisions };
  const title = deckTitle ?? null;
  const upload = {
    name,
    files,
    database,
    findings,
    consent,
    deckTitle: title,
    withProgress,
    ...decided,
  };
  return applyMarkdown(context, actor, upload);
}
