import path from 'node:path';
import type { Actor, Context } from '#lib/context.ts';
import { readDocumentFile } from '#lib/platform/deck-files.ts';
import { readFilesOfCards } from '#lib/store/note-documents.ts';
import { compileDeckFiles } from '../compile-deck-files.ts';
import type { Replacing } from './types.ts';

/** Compiles the files of some cards that were written elsewhere since: what they say now is what is changed. */
export async function bringFilesUpToDate(
  context: Context,
  actor: Actor,
  { cards, folders }: Pick<Replacing, 'cards' | 'folders'>,
): Promise<void> {
  const files = await readFilesOfCards(context.store.db, actor.user, cards);
  const paths = files.flatMap(({ folder, path: document, source }) => {
    const file = readDocumentFile(folder, document);
    const isNewer = file !== null && !file.damaged && file.text !== source;
    return isNewer ? [path.join(folder, document)] : [];
  });
  if (paths.length === 0) return;
  await compileDeckFiles(context, actor, { ...folders, paths, consent: 'safe' });
}
