import path from 'node:path';
import type { Actor, Context } from '#lib/context.ts';
import { replaceText } from '#lib/platform/replace-text.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import { acceptSources } from '#lib/store/documents.ts';
import { readNotePlace } from '#lib/store/note-documents.ts';
import type { Change } from '#lib/store/transact.ts';
import { applyPrepared } from '../apply-prepared.ts';
import { inTurn } from '../in-turn.ts';
import { withBlock } from './block.ts';
import {
  baseOfBlock,
  type EditableBlock,
  type EditFolders,
  type FixedReason,
  type OpenBlock,
  openBlock,
  openNote,
} from './open-note.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { linesFrom, type PlannedText, planText } from './plan-text.ts';

/** Another text for the block of a card. */
export interface NoteEdit {
  readonly card: CardId;
  /** Names the text of the block as it was opened. */
  readonly base: string;
  readonly text: string;
  readonly folders: EditFolders;
}

/** What became of an edit. */
export type Saved =
  | { readonly kind: 'saved'; readonly operation: OperationId | null }
  /** The block is another one by now; `now` is how it stands. Nothing was written. */
  | { readonly kind: 'conflict'; readonly now: EditableBlock }
  | { readonly kind: 'fixed'; readonly reason: FixedReason };

/** What saving another text of a card's block would do; null where the block is another one by now. Changes nothing. */
export async function previewEdit(
  context: Context,
  actor: Actor,
  edit: NoteEdit,
): Promise<Outlook | null> {
  const opened = await openBlock(context, actor, edit);
  if (typeof opened === 'string' || baseOfBlock(opened) !== edit.base) return null;
  const planned = await planEdit(context, actor, { opened, edit });
  return outlookOf(planned, opened);
}

/**
 * Saves another text of a card's block: into its file, as a whole or not at all and only over the text that was opened, or
 * into the stored document; and compiles it. One operation, which undo takes back, file and all. Throws `bad-input` where the text
 * has an error that would lose a card, and `not-found`.
 */
export async function saveEdit(context: Context, actor: Actor, edit: NoteEdit): Promise<Saved> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const opened = await openBlock(context, actor, edit);
    if (typeof opened === 'string') return { kind: 'fixed', reason: opened };
    if (baseOfBlock(opened) !== edit.base) break;
    const done = await inTurn(context.store, () => saveNow(context, actor, { edit, opened }));
    if (done !== 'moved') return done;
  }
  const now = await openNote(context, actor, edit);
  if (now.kind === 'block') return { kind: 'conflict', now };
  return { kind: 'fixed', reason: now.kind === 'fixed' ? now.reason : 'no-document' };
}

/** So often a document is looked at that somebody else writes at the same time. Opening may compile, which takes a turn of its own. */
const MOST_LOOKS = 5;

interface Saving {
  readonly edit: NoteEdit;
  readonly opened: OpenBlock;
}

async function saveNow(
  context: Context,
  actor: Actor,
  { edit, opened }: Saving,
): Promise<Saved | 'moved'> {
  const { document } = opened;
  const place = await readNotePlace(context.store.db, actor.user, edit.card);
  if (place?.document?.source !== document.source) return 'moved';
  const planned = await planEdit(context, actor, { opened, edit });
  refuseErrors(planned);
  const after = withBlock(document.source, opened, edit.text);
  if (after === document.source) return { kind: 'saved', operation: null };
  try {
    const operation = await applyPrepared(context, actor, {
      kind: 'edit',
      prepared: planned.prepared,
      home: document.home,
      folderOf: () => document.folder,
      files: [planned.holder],
      label: { file: document.path, line: opened.line },
      also: (change) => writeFile(change, { ...document, after }),
    });
    return { kind: 'saved', operation };
  } catch (error) {
    if (error instanceof FileChanged) return 'moved';
    throw error;
  }
}

/** Somebody else wrote the file between the look at it and the writing. */
class FileChanged extends Error {}

/** Last of all, so that nothing is written where it fails; should the database fail after it, the next compile brings both together. */
async function writeFile(
  change: Change,
  file: OpenBlock['document'] & { readonly after: string },
): Promise<void> {
  const { home, folder, path: place, source: before, after } = file;
  if (home !== 'file' || folder === null) return;
  await acceptSources(change.db, change.head.user, [place]);
  const replaced = await replaceText(path.join(folder, place), { before, after });
  if (replaced === 'changed') throw new FileChanged();
  change.remember({ kind: 'file', folder, path: place, before, after });
}

function planEdit(
  context: Context,
  actor: Actor,
  { opened, edit }: { opened: OpenBlock; edit: NoteEdit },
): Promise<PlannedText> {
  const { document, line, note } = opened;
  return planText(context, actor, {
    document,
    text: withBlock(document.source, opened, edit.text),
    lines: linesFrom(line, edit.text),
    note,
    errataFolders: edit.folders.errataFolders,
  });
}

function refuseErrors({ findings }: PlannedText): void {
  const error = findings.find(({ severity }) => severity === 'error');
  if (!error) return;
  const { code, line } = error;
  throw new AppError('bad-input', `The text has an error in line ${line}: ${code}.`, {
    code,
    line,
  });
}
