import type { FoundMedia } from '#lib/compiler/media.ts';
import { decodeText, isDeckFileName } from '#lib/platform/deck-files.ts';
import { foundMedia } from '#lib/platform/media-files.ts';
import { type Archive, DEFAULT_ZIP_LIMITS, readZip, type ZipLimits } from '#lib/platform/zip.ts';
import { AppError } from '#lib/shared/errors.ts';
import { isSoundName, MAX_MEDIA_BYTES, MAX_SOUND_BYTES } from '#lib/shared/media.ts';
import { readUpTo } from './read-up-to.ts';

/** A file that somebody gave us. */
export interface Upload {
  /** As the person's machine calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A Markdown document of an upload. */
export interface UploadedText {
  /** Names the document: the file's name, or its path in the archive. */
  readonly path: string;
  readonly text: string;
  /** Whether the bytes were not valid UTF-8, so that some characters were replaced. */
  readonly damaged: boolean;
  /** A picture beside it in the archive. */
  readonly media: (path: string) => FoundMedia;
}

/** What a file turned out to be. */
export type UploadContent =
  | { readonly kind: 'markdown'; readonly files: readonly UploadedText[] }
  | { readonly kind: 'bundle'; readonly archive: Archive };

/** Finds out what a file is, and reads it. Throws `unreadable-file` for what we cannot read, and `too-large`. */
export async function readUpload({ name, bytes }: Upload): Promise<UploadContent> {
  const file = fileName(name);
  if (/\.(md|markdown)$/i.test(file))
    return { kind: 'markdown', files: [textOf(file, bytes, () => ({ kind: 'missing' }))] };
  if (/\.zip$/i.test(file) || isZip(bytes)) return readArchive(file, bytes);
  throw new AppError(
    'unreadable-file',
    `${file} is of a kind that cannot be read. These can: Markdown (.md, .markdown), a ZIP archive of Markdown files, and a bundle (.kartoteka.zip).`,
    { file },
  );
}

function fileName(name: string): string {
  return (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '').trim() || 'notes.md';
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

const GIGABYTE = 1024 ** 3;

/** A bundle is unpacked line by line and may hold the history of many years. */
const BUNDLE_LIMITS: ZipLimits = {
  ...DEFAULT_ZIP_LIMITS,
  entryBytes: 4 * GIGABYTE,
  totalBytes: 8 * GIGABYTE,
};

async function readArchive(file: string, bytes: Uint8Array): Promise<UploadContent> {
  const large = await readZip(bytes, BUNDLE_LIMITS);
  if (large.names.includes('manifest.json')) return { kind: 'bundle', archive: large };
  const archive = await readZip(bytes);
  const names = archive.names.filter(isDocument);
  if (names.length === 0) {
    throw new AppError('unreadable-file', `${file} holds no Markdown file (.md, .markdown).`, {
      file,
    });
  }
  const pictures = await readPictures(archive);
  const media = (path: string): FoundMedia => pictures.get(path) ?? { kind: 'missing' };
  const files: UploadedText[] = [];
  for (const path of names) files.push(textOf(path, await archive.read(path), media));
  return { kind: 'markdown', files };
}

/** Pictures are held in memory until they are stored. */
const MAX_PICTURE_BYTES = 256 * 1024 * 1024;

async function readPictures(archive: Archive): Promise<ReadonlyMap<string, FoundMedia>> {
  const found = new Map<string, FoundMedia>();
  let left = MAX_PICTURE_BYTES;
  for (const path of archive.names.filter(isPicture)) {
    const most = isSoundName(path) ? MAX_SOUND_BYTES : MAX_MEDIA_BYTES;
    const bytes = await readUpTo(archive.stream(path), Math.min(left, most));
    left -= bytes?.length ?? 0;
    found.set(path, bytes ? foundMedia(bytes) : { kind: 'too-large' });
  }
  return found;
}

function isDocument(path: string): boolean {
  return !isHidden(path) && isDeckFileName(path.split('/').at(-1) ?? '');
}

function isPicture(path: string): boolean {
  const isShown = isSoundName(path) || /\.(?:png|jpe?g|gif|webp|svg|avif)$/i.test(path);
  return isShown && !isHidden(path);
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function textOf(path: string, bytes: Uint8Array, media: UploadedText['media']): UploadedText {
  return { path, ...decodeText(bytes), media };
}
