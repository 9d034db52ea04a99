import { mergeLines } from '#lib/bundle/merge-lines.ts';
import type { Actor, Context } from '#lib/context.ts';
import { changedDocuments } from '#lib/store/documents.ts';
import type { UploadedText } from './read-upload.ts';

/** Uploaded documents with what was changed in them here. */
export interface MergedUpload {
  readonly files: readonly UploadedText[];
  /** The texts as they were uploaded, by their paths. */
  readonly uploaded: ReadonlyMap<string, string>;
  /** Paths of documents that take changes of both sides. */
  readonly together: readonly string[];
  /** Paths of those that were changed at the same places on both sides: they come as they were uploaded. */
  readonly overruled: readonly string[];
}

/** Puts what was changed here since they were uploaded last into documents that are uploaded again. Those of hashcards come as they are. */
export async function mergeUpload(
  context: Context,
  actor: Actor,
  files: readonly UploadedText[],
): Promise<MergedUpload> {
  const paths = files.map(({ path }) => path);
  const changed = await changedDocuments(context.store.db, actor.user, paths);
  const here = new Map(changed.map((document) => [document.path, document]));
  const together: string[] = [];
  const overruled: string[] = [];
  const merged = files.map((file) => {
    const mine = file.hashcards ? undefined : here.get(file.path);
    if (!mine) return file;
    const text = mergeLines(mine.upstream, mine.source, file.text);
    if (text === null) overruled.push(file.path);
    else if (text !== mine.source && text !== file.text) together.push(file.path);
    return text === null ? file : { ...file, text };
  });
  const uploaded = new Map(files.map(({ path, text }) => [path, text]));
  return { files: merged, uploaded, together, overruled };
}
