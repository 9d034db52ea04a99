import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { acceptDrafts } from '#lib/compiler/draft/accept/accept-drafts.ts';
import type { Draft } from '#lib/compiler/draft/draft.ts';
import { findDrafts } from '#lib/compiler/draft/find-drafts.ts';
import { decodeText } from '#lib/platform/deck-files.ts';
import { readNamedFile } from '#lib/platform/named-file.ts';
import { writeWholeFile } from '#lib/platform/write-whole-file.ts';
import { AppError } from '#lib/shared/errors.ts';
import { loadErrata } from './load-errata.ts';

/** Raw notes with the cards proposed for them. */
export interface DraftedNotes {
  /** Absolute path of the notes. */
  readonly file: string;
  readonly text: string;
  readonly drafts: readonly Draft[];
}

/** Proposes cards for the notes at an absolute path, with what dictionaries of corrections say of them, and writes nothing. Throws `unreadable-file`. */
export function draftNotes(file: string, errataFolders: readonly string[]): DraftedNotes {
  const { bytes } = readNamedFile(file);
  const text = textOf(bytes);
  const { errata } = loadErrata(errataFolders);
  const drafts = findDrafts({ path: path.basename(file), text }, { depth: 'all', errata });
  return { file, text, drafts };
}

/** The text with its byte order mark, where it has one: the copy keeps it. */
function textOf(bytes: Uint8Array): string {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return (isMarked ? '\uFEFF' : '') + decodeText(bytes).text;
}

/** Where accepted drafts go. */
export interface AcceptInto {
  /** Absolute; null for `NOTES.cards.md` beside the notes. */
  readonly out: string | null;
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
}

/** Writes a copy of the notes with drafts as card syntax, and gives its path. Throws `conflict` rather than replace a file unasked, or the notes. */
export async function writeAccepted(
  { file, text }: DraftedNotes,
  drafts: readonly Draft[],
  { out, force }: AcceptInto,
): Promise<string> {
  const target = out ?? `${file.replace(/(?<=[^/\\])\.(?:md|markdown)$/i, '')}.cards.md`;
  if (existsSync(target)) {
    const isNotes = realpathSync(target) === realpathSync(file);
    if (isNotes || !force) {
      const reason = isNotes ? 'is the notes themselves' : 'is there already: --force replaces it';
      const values = { path: target, notes: Number(isNotes) };
      throw new AppError('conflict', `${target} ${reason}.`, values);
    }
  }
  const copy = acceptDrafts({ path: path.basename(file), text }, drafts);
  await writeWholeFile(target, inOnePiece(copy));
  return target;
}

async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield text;
}
