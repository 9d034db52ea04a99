import { readNamedFile } from '#lib/platform/named-file.ts';
import type { Upload } from './read-upload.ts';

/** The file at an absolute path, as if it had been uploaded. Throws `unreadable-file`. */
export function namedUpload(file: string): Upload {
  return readNamedFile(file);
}
