import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type MediaFile, readMediaFile } from '#lib/platform/media-files.ts';
import { AppError } from '#lib/shared/errors.ts';

/** A Markdown file as it was found. */
export interface DeckFile {
  /** Relative to `folder`, forward slashes, NFC: what names the document. */
  readonly path: string;
  readonly text: string;
  /** The folder that `path` starts from, absolute. */
  readonly folder: string;
  /** Whether the bytes were not valid UTF-8, so that some characters were replaced. */
  readonly damaged: boolean;
  /** Reads a file that the document shows; the path starts at `folder`. */
  readonly media: (file: string) => MediaFile;
}

/**
 * Reads the Markdown files under some folders. Skips README files, hidden ones and `node_modules`;
 * follows a link once, so that a circle of links ends. Throws `unreadable-file` with the path.
 */
export function readDeckFolders(folders: readonly string[]): DeckFile[] {
  return folders.flatMap((folder) => {
    const root = path.resolve(folder);
    return markdownUnder(root, new Set()).map((file) => readFrom(root, file));
  });
}

/**
 * Reads the Markdown at a path that somebody named: a file or a folder. A path under one of the deck folders is
 * named from there; any other from the folder above, so that a file has the same name either way.
 */
export function readNamedPath(named: string, deckFolders: readonly string[]): DeckFile[] {
  const absolute = path.resolve(named);
  if (!existsSync(absolute)) {
    throw new AppError('unreadable-file', `There is no file or folder ${named}.`, { path: named });
  }
  const isFolder = statSync(absolute).isDirectory();
  const files = isFolder ? markdownUnder(absolute, new Set()) : [absolute];
  const home = deckFolders
    .map((folder) => path.resolve(folder))
    .find((folder) => isUnder(absolute, folder));
  const root = home ?? path.dirname(isFolder ? absolute : path.dirname(absolute));
  return files.map((file) => readFrom(root, file));
}

/** Whether the file of a document is still there. */
export function isThere(folder: string, document: string): boolean {
  return existsSync(path.join(folder, document));
}

function isUnder(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative));
}

function markdownUnder(folder: string, visited: Set<string>): string[] {
  const real = realpathSync(folder);
  if (visited.has(real)) return [];
  visited.add(real);
  const names = readdirSync(folder).sort();
  return names.flatMap((name) => {
    if (name.startsWith('.') || name === 'node_modules') return [];
    const file = path.join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) return markdownUnder(file, visited);
    return stat?.isFile() && isDeckFileName(name) ? [file] : [];
  });
}

/** Whether a file of this name is compiled: Markdown, but not a README. */
export function isDeckFileName(name: string): boolean {
  return /\.(md|markdown)$/i.test(name) && !/^readme\./i.test(name);
}

function readFrom(root: string, file: string): DeckFile {
  const { text, damaged } = decodeText(readBytes(file));
  const relative = path.relative(root, file).split(path.sep).join('/').normalize('NFC');
  const media = (shown: string) => readMediaFile(root, { document: relative, file: shown });
  return { path: relative, folder: root, text, damaged, media };
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new AppError('unreadable-file', `${file} cannot be read: ${(error as Error).message}`, {
      path: file,
    });
  }
}

/** Reads bytes as UTF-8; what is not valid becomes U+FFFD and is reported. */
export function decodeText(bytes: Uint8Array): { text: string; damaged: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), damaged: false };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), damaged: true };
  }
}
