import { decodeText, isDeckFileName } from '#lib/platform/deck-files.ts';
import { type Archive, DEFAULT_ZIP_LIMITS, readZip, type ZipLimits } from '#lib/platform/zip.ts';
import { AppError } from '#lib/shared/errors.ts';

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
}

/** What a file turned out to be. */
export type UploadContent =
  | { readonly kind: 'markdown'; readonly files: readonly UploadedText[] }
  | { readonly kind: 'bundle'; readonly archive: Archive };

/** Finds out what a file is, and reads it. Throws `unreadable-file` for what we cannot read, and `too-large`. */
export async function readUpload({ name, bytes }: Upload): Promise<UploadContent> {
  const file = fileName(name);
  if (/\.(md|markdown)$/i.test(file)) return { kind: 'markdown', files: [textOf(file, bytes)] };
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
  const files: UploadedText[] = [];
  for (const path of names) files.push(textOf(path, await archive.read(path)));
  return { kind: 'markdown', files };
}

function isDocument(path: string): boolean {
  const parts = path.split('/');
  if (parts.some((part) => part.startsWith('.') || part === '__MACOSX')) return false;
  return isDeckFileName(parts.at(-1) ?? '');
}

function textOf(path: string, bytes: Uint8Array): UploadedText {
  return { path, ...decodeText(bytes) };
}
