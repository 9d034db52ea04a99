import path from 'node:path';
import { putTextBack, replaceText } from '#lib/platform/replace-text.ts';
import { AppError } from '#lib/shared/errors.ts';
import { acceptSources } from '#lib/store/documents.ts';
import type { Change } from '#lib/store/transact.ts';

/** A file with its text before and after. */
interface ChangedFile {
  readonly folder: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes files, last of all in a change: each as a whole, and only over the text that was read. Where one cannot be written those
 * before it stand again as they were. Throws `conflict` where somebody else wrote one in the meantime.
 */
export async function writeFiles(change: Change, files: readonly ChangedFile[]): Promise<void> {
  await acceptSources(
    change.db,
    change.head.user,
    files.map((file) => file.path),
  );
  const written: ChangedFile[] = [];
  try {
    for (const file of files) {
      const { folder, path: place, before, after } = file;
      const replaced = await replaceText(path.join(folder, place), { before, after });
      if (replaced === 'changed') {
        throw new AppError('conflict', `${place} was written by somebody else just now.`, {
          place,
        });
      }
      written.push(file);
      change.remember({ kind: 'file', folder, path: place, before, after });
    }
  } catch (error) {
    for (const file of written.reverse()) await putTextBack(file);
    throw error;
  }
}
