import { DEFAULT_ZIP_LIMITS } from '#lib/platform/zip.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { Upload } from './read-upload.ts';

/** A file of a folder that somebody sent. */
export interface SentFile {
  /** Within the folder, with forward slashes. */
  readonly path: string;
  readonly file: Blob;
}

/**
 * Files that were sent together, as if they lay in one archive. Throws `unreadable-file` where a path points elsewhere or comes twice, and
 * `too-large` for more files than an archive may hold.
 */
export function sentFolder(name: string, sent: readonly SentFile[]): Upload {
  if (sent.length > DEFAULT_ZIP_LIMITS.entries) {
    const reason = `it holds more than ${DEFAULT_ZIP_LIMITS.entries} files`;
    throw new AppError('too-large', `${name} is refused: ${reason}.`, { entry: name, reason });
  }
  const files = new Map<string, Blob>();
  for (const { path, file } of sent) {
    const entry = path.normalize('NFC');
    if (pointsElsewhere(entry)) throw refused(entry, 'its name points elsewhere');
    if (files.has(entry)) throw refused(entry, 'it came twice');
    files.set(entry, file);
  }
  const fileOf = (path: string) => {
    const file = files.get(path);
    if (file) return file;
    throw refused(path, 'it was not sent');
  };
  return {
    name,
    folder: {
      names: [...files.keys()],
      stream: (path) => fileOf(path).stream() as AsyncIterable<Uint8Array>,
      read: async (path) => new Uint8Array(await fileOf(path).arrayBuffer()),
    },
  };
}

function pointsElsewhere(path: string): boolean {
  const isOdd = (part: string) => part === '' || part === '.' || part === '..';
  return /[\0\\]|^[a-z]:/i.test(path) || path.split('/').some(isOdd);
}

function refused(entry: string, reason: string): AppError {
  return new AppError('unreadable-file', `${entry} cannot be read: ${reason}.`, { entry, reason });
}
