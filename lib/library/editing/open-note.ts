import path from 'node:path';
import { compileDocument } from '#lib/compiler/compile-document.ts';
import type { Actor, Context } from '#lib/context.ts';
import { readDocumentFile } from '#lib/platform/deck-files.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, NoteId } from '#lib/shared/ids.ts';
import { type KeptDocument, type NotePlace, readNotePlace } from '#lib/store/note-documents.ts';
import { compileDeckFiles } from '../compile-deck-files.ts';
import { blockOf } from './block.ts';
import { type EditableFields, editableFields, openFields } from './open-fields.ts';

/** Where decks and dictionaries of corrections lie. */
export interface EditFolders {
  readonly deckFolders: readonly string[];
  readonly errataFolders: readonly string[];
}

/** A block of a Markdown document, open for editing. */
export interface EditableBlock {
  readonly kind: 'block';
  readonly card: CardId;
  readonly note: NoteId;
  readonly home: 'file' | 'stored';
  readonly path: string;
  readonly deckTitle: string;
  readonly language: string;
  /** The line at which it begins. */
  readonly line: number;
  /** The block as it is written; lines end with `\n`. */
  readonly text: string;
  /** Names this text as it was opened: what was changed elsewhere in the document is no matter. */
  readonly base: string;
}

/** Why the text of a card cannot be edited here. */
export type FixedReason =
  /** It came without a document. */
  | 'no-document'
  /** Its text is gone from the document. */
  | 'archived'
  /** Its file is gone, or cannot be read. */
  | 'file-gone'
  /** Its file holds changes that wait for a decision, or characters that are no UTF-8. */
  | 'file-changed'
  /** Its document came with pictures that are not kept by their names. */
  | 'pictures';

/** What of a card can be edited. */
export type Editable =
  | EditableBlock
  | EditableFields
  | { readonly kind: 'fixed'; readonly card: CardId; readonly reason: FixedReason };

/** A block with all that is needed to write it. */
export interface OpenBlock {
  readonly kind: 'open';
  readonly note: NoteId;
  readonly document: KeptDocument;
  readonly line: number;
  readonly endLine: number;
}

/** Opens the text of a card for editing. Throws `not-found` for a card that is not there, or not this person's. */
export async function openNote(
  context: Context,
  actor: Actor,
  { card, folders }: { card: CardId; folders: EditFolders },
): Promise<Editable> {
  const stands = await findPlace(context, actor, card);
  const hasFields = stands.kind === 'fields' && !stands.archived;
  const open = hasFields ? await openFields(context, actor, stands.note) : null;
  if (open) return editableFields(open, card);
  const opened = await openBlock(context, actor, { card, folders });
  if (typeof opened === 'string') return { kind: 'fixed', card, reason: opened };
  const { note, document, line } = opened;
  const { home, path: place, deck } = document;
  return {
    ...{ kind: 'block', card, note, home, path: place, line },
    deckTitle: deck.title,
    language: deck.language,
    text: textOf(opened),
    base: baseOfBlock(opened),
  };
}

/** Names the text of a block. */
export function baseOfBlock(block: OpenBlock): string {
  return textHash(textOf(block));
}

function textOf(block: OpenBlock): string {
  return blockOf(block.document.source, block);
}

/** The block of a card as its document stands now: a file that was edited elsewhere is compiled first. */
export async function openBlock(
  context: Context,
  actor: Actor,
  { card, folders }: { card: CardId; folders: EditFolders },
): Promise<OpenBlock | FixedReason> {
  const place = await findPlace(context, actor, card);
  const { document } = place;
  if (document?.home !== 'file') return opened(place);
  const { folder } = document;
  const file = folder === null ? null : readDocumentFile(folder, document.path);
  if (folder === null || file === null) return 'file-gone';
  if (file.damaged) return 'file-changed';
  if (file.text === document.source) return opened(place);
  const paths = [path.join(folder, document.path)];
  await compileDeckFiles(context, actor, { ...folders, paths, consent: 'safe' });
  const now = await findPlace(context, actor, card);
  return now.document?.source === file.text ? opened(now) : 'file-changed';
}

async function findPlace(context: Context, actor: Actor, card: CardId): Promise<NotePlace> {
  const place = await readNotePlace(context.store.db, actor.user, card);
  if (!place) throw new AppError('not-found', `There is no card ${card}.`, { card });
  return place;
}

function opened({ note, document, archived, line, endLine }: NotePlace): OpenBlock | FixedReason {
  if (document === null) return 'no-document';
  if (archived) return 'archived';
  if (document.home === 'stored' && asksForPictures(document)) return 'pictures';
  return { kind: 'open', note, document, line, endLine };
}

/** A stored document is compiled from its text alone. */
function asksForPictures({ path: place, source }: KeptDocument): boolean {
  return compileDocument({ path: place, text: source }).media.length > 0;
}
