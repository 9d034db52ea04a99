import { DEFAULT_ZIP_LIMITS, zipLimits } from '#lib/platform/zip.ts';
import { fileBeyond, unreadableFile } from '#lib/shared/file-trouble.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';
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
export function sentFolder(name: string, sent: readonly SentFile[], limits: ImportLimits): Upload {
  const { entries: most } = zipLimits(DEFAULT_ZIP_LIMITS, limits);
  if (sent.length > most) throw fileBeyond('too-many-files', { most });
  const files = new Map<string, Blob>();
  for (const { path, file } of sent) {
    const entry = path.normalize('NFC');
    if (pointsElsewhere(entry)) throw unreadableFile('points-elsewhere', { entry });
    if (files.has(entry)) throw unreadableFile('twice', { entry });
    files.set(entry, file);
  }
  const fileOf = (path: string) => {
    const file = files.get(path);
    if (file) return file;
    throw unreadableFile('absent', { entry: path });
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
