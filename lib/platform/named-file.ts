import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#lib/shared/errors.ts';

/** A file that somebody named, with its bytes. */
export interface NamedFile {
  /** Its last name, NFC. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the file at an absolute path. Throws `unreadable-file`. */
export function readNamedFile(file: string): NamedFile {
  try {
    return { name: path.basename(file).normalize('NFC'), bytes: readFileSync(file) };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new AppError('unreadable-file', `${file} cannot be read: ${reason}.`, { path: file });
  }
}
