import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type MediaFile, readMediaFile } from '#lib/platform/media-files.ts';
import { AppError } from '#lib/shared/errors.ts';

/** A Markdown file as it was found, before it is read. */
export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  /** Relative to `folder`, forward slashes, NFC: what names the document. */
  readonly path: string;
  /** The folder that `path` starts from, absolute. */
  readonly folder: string;
}

/** A Markdown file as it was read. */
export interface DeckFile extends Omit<FoundFile, 'file'> {
  readonly text: string;
  /** SHA-256 of `text`, hexadecimal. */
  readonly hash: string;
  /** Whether the bytes were not valid UTF-8, so that some characters were replaced. */
  readonly damaged: boolean;
  /** Reads a file that the document shows; the path starts at `folder`. */
  readonly media: (file: string) => MediaFile;
}

/** A file or folder that is there and cannot be read. */
export interface Unreadable extends Omit<FoundFile, 'file'> {
  /** Why, in the words of the system, such as `EACCES`. */
  readonly reason: string;
}

/** What was found under some folders. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly unreadable: readonly Unreadable[];
}

/** What was read. */
export interface ReadFiles {
  readonly files: readonly DeckFile[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Finds the Markdown files under some folders. Skips README files, hidden ones and `node_modules`; follows a link once,
 * so that a circle of links ends. What cannot be looked into is told, and everything else is found all the same.
 */
export function findDeckFiles(folders: readonly string[]): Found {
  return join(folders.map((folder) => findUnder(path.resolve(folder), path.resolve(folder))));
}

/**
 * Finds the Markdown at a path that somebody named: a file or a folder. A path under one of the deck folders is
 * named from there; any other from the folder above, so that a file has the same name either way.
 * Throws `unreadable-file` where there is nothing.
 */
export function findNamedPath(named: string, deckFolders: readonly string[]): Found {
  const absolute = path.resolve(named);
  if (!existsSync(absolute)) {
    throw new AppError('unreadable-file', `There is no file or folder ${named}.`, { path: named });
  }
  const isFolder = statSync(absolute).isDirectory();
  const home = deckFolders
    .map((folder) => path.resolve(folder))
    .find((folder) => isUnder(absolute, folder));
  const root = home ?? path.dirname(isFolder ? absolute : path.dirname(absolute));
  if (isFolder) return findUnder(root, absolute);
  return { files: [foundFile(root, absolute)], unreadable: [] };
}

/** Reads what was found. A file that has vanished since is left out, as if it had not been found. */
export function readFound({ files, unreadable }: Found): ReadFiles {
  const read: DeckFile[] = [];
  const failed: Unreadable[] = [...unreadable];
  for (const found of files) {
    const result = readFile(found);
    if (result === null) continue;
    if ('reason' in result) failed.push(result);
    else read.push(result);
  }
  return { files: read, unreadable: failed };
}

/** Reads the file of a document; null where it is gone or cannot be read. */
export function readDocumentFile(folder: string, document: string): DeckFile | null {
  const found = { file: path.join(folder, document), path: document, folder };
  return readFound({ files: [found], unreadable: [] }).files[0] ?? null;
}

/** Reads the Markdown files under some folders; what cannot be read is left out. */
export function readDeckFolders(folders: readonly string[]): readonly DeckFile[] {
  return readFound(findDeckFiles(folders)).files;
}

/** Reads what a document of a folder shows; the path starts at the folder. */
export function mediaUnder(folder: string, document: string): DeckFile['media'] {
  return (file) => readMediaFile(folder, { document, file });
}

/** Whether the file of a document is still there. */
export function isThere(folder: string, document: string): boolean {
  return existsSync(path.join(folder, document));
}

function isUnder(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative));
}

function findUnder(root: string, folder: string): Found {
  const files: FoundFile[] = [];
  const unreadable: Unreadable[] = [];
  const visited = new Set<string>();
  look(folder);
  return { files, unreadable };

  function look(at: string): void {
    try {
      const real = realpathSync(at);
      if (visited.has(real)) return;
      visited.add(real);
      for (const name of readdirSync(at).sort()) lookAt(path.join(at, name), name);
    } catch (error) {
      if (!isGone(error)) unreadable.push({ ...foundFile(root, at), reason: reasonOf(error) });
    }
  }

  function lookAt(file: string, name: string): void {
    if (name.startsWith('.') || name === 'node_modules') return;
    const stat = statOf(file);
    if (stat?.isDirectory()) look(file);
    else if (stat?.isFile() && isDeckFileName(name)) files.push(foundFile(root, file));
  }
}

/** Null for what leads nowhere: a link to nothing, or to itself. */
function statOf(file: string) {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** Whether a file of this name is compiled: Markdown, but not a README. */
export function isDeckFileName(name: string): boolean {
  return /\.(md|markdown)$/i.test(name) && !/^readme\./i.test(name);
}

function foundFile(folder: string, file: string): FoundFile {
  const relative = path.relative(folder, file).split(path.sep).join('/').normalize('NFC');
  return { file, path: relative, folder };
}

function join(parts: readonly Found[]): Found {
  return {
    files: parts.flatMap(({ files }) => files),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
  };
}

function readFile({ file, path: document, folder }: FoundFile): DeckFile | Unreadable | null {
  try {
    const bytes = readFileSync(file);
    const { text, damaged } = decodeText(bytes);
    if (damaged && isOtherEncoding(text)) return { path: document, folder, reason: NOT_UTF8 };
    const media = mediaUnder(folder, document);
    const hash = hashOf(bytes, text, damaged);
    return { path: document, folder, text, damaged, hash, media };
  } catch (error) {
    return isGone(error) ? null : { path: document, folder, reason: reasonOf(error) };
  }
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The bytes of a sound file are those of its text, but for the byte order mark. */
function hashOf(bytes: Buffer, text: string, damaged: boolean): string {
  const isMarked = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
  const of = damaged ? text : isMarked ? bytes.subarray(3) : bytes;
  return createHash('sha256').update(of).digest('hex');
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
}

/** Why a text cannot be read that was written in another encoding. */
export const NOT_UTF8 = 'encoding';

/** Whether so much of a text could not be read that it was written in another encoding, rather than damaged here and there. */
export function isOtherEncoding(text: string): boolean {
  const replaced = text.split('\uFFFD').length - 1;
  return replaced > 2 && replaced * 20 > text.length;
}

/** Reads bytes as UTF-8; what is not valid becomes U+FFFD and is reported. */
export function decodeText(bytes: Uint8Array): { text: string; damaged: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), damaged: false };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), damaged: true };
  }
}
