import { type HeadedBlock, mergeDocuments } from '#lib/bundle/merge-documents.ts';
import type { DocumentLine } from '#lib/formats/bundle/lines.ts';
import type { DocumentId, NoteId } from '#lib/shared/ids.ts';
import type { StoredRow } from '#lib/store/bundle-rows.ts';
import { blocksOfDocument } from '#lib/store/note-documents.ts';
import { isBehind } from './deck-rows.ts';
import { isLive } from './file-content.ts';
import type { Importing } from './importing.ts';
import type { NotePair } from './match-content.ts';
import type { SameContent } from './same-content.ts';

/** A document of the file and the same here, with another text. */
export interface TwoDocuments {
  readonly line: DocumentLine;
  readonly row: StoredRow;
  /** The notes of the file that stand there. */
  readonly notes: readonly NotePair[];
}

/** Which text a document has afterwards. */
export type TextOf = 'mine' | 'theirs' | { readonly together: string };

/**
 * Decides which text a document has here afterwards: the file's where it holds all that is here; else that of here, with what the notes of the file say
 * that are newer or new. A document that is a file here is left to whoever writes it, as far as a text in it is newer.
 */
export async function textOf(
  { db }: Importing,
  { line, row, notes }: TwoDocuments,
  same: SameContent,
): Promise<TextOf> {
  const live = notes.filter(({ file }) => isLive(file));
  const isNewer = live.some(isBehind);
  if (row.home === 'file') return isNewer ? 'mine' : 'theirs';
  const blocks = new Map(
    (await blocksOfDocument(db, row.id as DocumentId)).map((block) => [block.note, block]),
  );
  const known = new Set([...same.notes.values(), ...live.flatMap(({ here }) => here?.id ?? [])]);
  const isOwn = isNewer || [...blocks.keys()].some((note) => !known.has(note));
  if (!isOwn) return 'theirs';
  const together = mergeDocuments({
    mine: String(row.source),
    theirs: line.source,
    blocks: [...blocks.values()],
    taken: live.flatMap((pair) => taken(pair, blocks)),
    added: live.filter(({ here }) => here === null || here.archived).map(blockOf),
  });
  return together === row.source ? 'mine' : { together };
}

function taken({ file, here, takes }: NotePair, blocks: ReadonlyMap<NoteId, HeadedBlock>) {
  const mine = here === null || here.archived ? undefined : blocks.get(here.id);
  const differs = file.line.contentHash !== here?.contentHash;
  return mine && takes && differs ? [{ mine, theirs: file.line }] : [];
}

function blockOf({ file }: NotePair): HeadedBlock {
  const { line, endLine, headings } = file.line;
  return { line, endLine, headings };
}
