import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#lib/shared/errors.ts';

/** A file that somebody named, with its bytes. */
export interface NamedFile {
  /** Its last name, NFC. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder: name a file in it',
  EACCES: 'may not be read',
};

/** Reads the file at an absolute path. Throws `unreadable-file`. */
export function readNamedFile(file: string): NamedFile {
  try {
    return { name: path.basename(file).normalize('NFC'), bytes: readFileSync(file) };
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Makes sure that a file at an absolute path is there and may be read. Throws `unreadable-file`. */
export function requireFile(file: string): void {
  try {
    accessSync(file, constants.R_OK);
    if (statSync(file).isDirectory())
      throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): AppError {
  const { code = (error as Error).message } = error as NodeJS.ErrnoException;
  const reason = REASONS[code] ?? `cannot be read: ${code}`;
  return new AppError('unreadable-file', `${file} ${reason}.`, { path: file, code });
}
