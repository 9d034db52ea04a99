import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { AppError } from '#lib/shared/errors.ts';
import { fileBeyond, unreadableFile } from '#lib/shared/file-trouble.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';

/** How much an archive may hold before it is refused. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of one entry when unpacked. */
  readonly entryBytes: number;
  /** Bytes of all entries together when unpacked. */
  readonly totalBytes: number;
  /** Unpacked bytes for each packed one, of entries above a megabyte. */
  readonly ratio: number;
}

const MEGABYTE = 1024 * 1024;

/** Limits for archives that people upload. */
export const DEFAULT_ZIP_LIMITS: ZipLimits = {
  entries: 20_000,
  entryBytes: 256 * MEGABYTE,
  totalBytes: 1024 * MEGABYTE,
  ratio: 500,
};

/** What an archive may hold that may usually hold so much, in a place with these limits. */
export function zipLimits(usual: ZipLimits, limits: ImportLimits): ZipLimits {
  return {
    entries: limits.files ?? usual.entries,
    entryBytes: limits.fileBytes ?? usual.entryBytes,
    totalBytes: limits.totalBytes ?? usual.totalBytes,
    ratio: limits.ratio ?? usual.ratio,
  };
}

/** An open archive: names are known, contents are unpacked when asked for. */
export interface Archive {
  /** Names of the files in it, NFC, forward slashes, in the order of the archive. */
  readonly names: readonly string[];
  /** A file's bytes, piece by piece. Throws `unreadable-file` where they are damaged. */
  readonly stream: (name: string) => AsyncIterable<Uint8Array>;
  /** A whole file. Throws `unreadable-file` where it is absent or damaged. */
  readonly read: (name: string) => Promise<Uint8Array>;
}

/** Whether bytes begin as those of a ZIP archive with something in it. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Opens a ZIP archive without unpacking it. Throws `unreadable-file` for what is not one, is damaged, encrypted, names a
 * file twice or points outside of itself, and `too-large` beyond the limits.
 */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = DEFAULT_ZIP_LIMITS,
): Promise<Archive> {
  return archiveOf({ zip: await openZip(bytes), file: null }, limits);
}

/** The same over a file that stays on the disk; to be closed. */
export async function openZipFile(
  file: string,
  limits: ZipLimits = DEFAULT_ZIP_LIMITS,
): Promise<Archive & { readonly close: () => void }> {
  const zip = await yauzl
    .openPromise(file, { decodeStrings: false, autoClose: false })
    .catch((error: unknown) => Promise.reject(noArchive(error)));
  try {
    return { ...(await archiveOf({ zip, file }, limits)), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

interface OpenZip {
  readonly zip: yauzl.ZipFile;
  /** Where it lies; null where it was given as bytes. */
  readonly file: string | null;
}

async function archiveOf(open: OpenZip, limits: ZipLimits): Promise<Archive> {
  const entries = await listEntries(open.zip, limits);
  const stream = (name: string) => unpack(open, { name, entry: entries.get(name) });
  return { names: [...entries.keys()], stream, read: (name) => join(stream(name)) };
}

async function join(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function openZip(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return await yauzl.fromBufferPromise(buffer, { decodeStrings: false });
  } catch (error) {
    throw noArchive(error);
  }
}

async function listEntries(
  zip: yauzl.ZipFile,
  limits: ZipLimits,
): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  if (zip.entryCount > limits.entries) {
    throw fileBeyond('too-many-files', { most: limits.entries });
  }
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      checkEntry(name, entry, limits);
      total += entry.uncompressedSize;
      if (total > limits.totalBytes) {
        throw fileBeyond('unpacks-to-too-much', { most: limits.totalBytes });
      }
      if (name.endsWith('/')) continue;
      if (entries.has(name)) throw unreadableFile('twice', { entry: name });
      entries.set(name, entry);
    }
  } catch (error) {
    throw error instanceof AppError ? error : noArchive(error);
  }
  return entries;
}

function checkEntry(name: string, entry: yauzl.Entry, { entryBytes, ratio }: ZipLimits): void {
  const problem = yauzl.validateFileName(name);
  if (problem !== null || name.includes('\0')) {
    throw unreadableFile('points-elsewhere', { entry: name });
  }
  if (entry.isEncrypted()) throw unreadableFile('encrypted', { entry: name });
  if (![0, 8].includes(entry.compressionMethod)) {
    throw unreadableFile('packed-otherwise', { entry: name });
  }
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > entryBytes)
    throw fileBeyond('too-long', { entry: name, most: entryBytes });
  if (uncompressedSize > MEGABYTE && uncompressedSize > compressedSize * ratio) {
    throw fileBeyond('packed-too-tightly', { entry: name, most: ratio });
  }
}

const UTF8_NAME = 0x800;
const UNICODE_PATH = 0x7075;

/** Archivers that do not mark UTF-8 names write them nevertheless, or else those of the Russian console. */
function nameOf(entry: yauzl.Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  const isMarked =
    (entry.generalPurposeBitFlag & UTF8_NAME) !== 0 ||
    entry.extraFields.some(({ id }) => id === UNICODE_PATH);
  const name = isMarked
    ? yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false)
    : decodeUnmarked(raw).replaceAll('\\', '/');
  return name.normalize('NFC');
}

function decodeUnmarked(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('ibm866').decode(raw);
  }
}

async function* unpack(
  open: OpenZip,
  { name, entry }: { name: string; entry: yauzl.Entry | undefined },
): AsyncGenerator<Uint8Array> {
  if (!entry) throw unreadableFile('absent', { entry: name });
  const damaged = (detail: string) => unreadableFile('damaged', { entry: name, detail });
  let sum = 0;
  let size = 0;
  try {
    for await (const chunk of await streamOf(open, entry)) {
      sum = crc32(chunk, sum);
      size += chunk.length;
      // What the entry declares was held against the limits above.
      if (size > entry.uncompressedSize) throw new Error('it is longer than it says');
      yield chunk;
    }
  } catch (error) {
    throw damaged((error as Error).message);
  }
  if (size < entry.uncompressedSize) throw damaged('it is cut off');
  if (sum !== entry.crc32) throw damaged('wrong checksum');
}

/** Pieces in which an entry is unpacked: with small ones, each of which comes from another thread, much of the time goes into waiting. */
const PIECE = { least: 16 * 1024, most: 256 * 1024 };
/** What is read of a file at once, and what may wait on either side of the thread that unpacks. */
const AHEAD = MEGABYTE;

async function streamOf(open: OpenZip, entry: yauzl.Entry): Promise<AsyncIterable<Buffer>> {
  const packed = await packedOf(open, entry);
  if (entry.compressionMethod === 0) return packed;
  const { least, most } = PIECE;
  const chunkSize = Math.max(least, Math.min(most, entry.uncompressedSize));
  const ahead = { readableHighWaterMark: AHEAD, writableHighWaterMark: AHEAD };
  const unpacked = createInflateRaw({ chunkSize, ...ahead });
  // What goes wrong on the way is thrown by whoever reads the end of it.
  pipeline(packed, unpacked).catch(() => {});
  return unpacked;
}

/** The library reads 16 kB at a time: of a long entry in a file more is read at once. */
async function packedOf({ zip, file }: OpenZip, entry: yauzl.Entry): Promise<Readable> {
  const { compressedSize } = entry;
  if (file === null || compressedSize <= PIECE.most) {
    return zip.openReadStreamPromise(entry, { decodeFileData: false });
  }
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const end = start + compressedSize - 1;
  return createReadStream(file, { start, end, highWaterMark: AHEAD });
}

function noArchive(error: unknown): AppError {
  return unreadableFile('no-archive', { detail: (error as Error).message });
}
