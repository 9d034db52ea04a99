import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { AppError } from '#lib/shared/errors.ts';

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

/** An open archive: names are known, contents are unpacked when asked for. */
export interface Archive {
  /** Names of the files in it, NFC, forward slashes, in the order of the archive. */
  readonly names: readonly string[];
  /** A file's bytes, piece by piece. Throws `unreadable-file` where they are damaged. */
  readonly stream: (name: string) => AsyncIterable<Uint8Array>;
  /** A whole file. Throws `unreadable-file` where it is absent or damaged. */
  readonly read: (name: string) => Promise<Uint8Array>;
}

/**
 * Opens a ZIP archive without unpacking it. Throws `unreadable-file` for what is not one, is damaged, encrypted, names a
 * file twice or points outside of itself, and `too-large` beyond the limits.
 */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = DEFAULT_ZIP_LIMITS,
): Promise<Archive> {
  return archiveOf(await openZip(bytes), limits);
}

/** The same over a file that stays on the disk; to be closed. */
export async function openZipFile(
  file: string,
  limits: ZipLimits = DEFAULT_ZIP_LIMITS,
): Promise<Archive & { readonly close: () => void }> {
  const zip = await yauzl
    .openPromise(file, { decodeStrings: false, autoClose: false })
    .catch((error: unknown) => Promise.reject(damaged(error)));
  try {
    return { ...(await archiveOf(zip, limits)), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function archiveOf(zip: yauzl.ZipFile, limits: ZipLimits): Promise<Archive> {
  const entries = await listEntries(zip, limits);
  const stream = (name: string) => unpack(zip, { name, entry: entries.get(name) });
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
    throw damaged(error);
  }
}

async function listEntries(
  zip: yauzl.ZipFile,
  limits: ZipLimits,
): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      checkEntry(name, entry, limits);
      total += entry.uncompressedSize;
      if (total > limits.totalBytes) throw tooLarge(name, 'the archive unpacks to too much');
      if (name.endsWith('/')) continue;
      if (entries.has(name)) throw refused(name, 'the archive holds it twice');
      entries.set(name, entry);
      if (entries.size > limits.entries) throw tooLarge(name, 'the archive holds too many files');
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error);
  }
  return entries;
}

function checkEntry(name: string, entry: yauzl.Entry, limits: ZipLimits): void {
  const problem = yauzl.validateFileName(name);
  if (problem !== null || name.includes('\0')) throw refused(name, 'its name points elsewhere');
  if (entry.isEncrypted()) throw refused(name, 'it is encrypted');
  if (![0, 8].includes(entry.compressionMethod))
    throw refused(name, 'it is packed in an unknown way');
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > limits.entryBytes) throw tooLarge(name, 'it unpacks to too much');
  if (uncompressedSize > MEGABYTE && uncompressedSize > compressedSize * limits.ratio) {
    throw tooLarge(name, 'it unpacks to far more than it takes');
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
  zip: yauzl.ZipFile,
  { name, entry }: { name: string; entry: yauzl.Entry | undefined },
): AsyncGenerator<Uint8Array> {
  if (!entry) throw refused(name, 'the archive does not hold it');
  let sum = 0;
  let size = 0;
  try {
    for await (const chunk of await streamOf(zip, entry)) {
      sum = crc32(chunk, sum);
      size += chunk.length;
      // What the entry declares was held against the limits above.
      if (size > entry.uncompressedSize) throw new Error('it is longer than it says');
      yield chunk;
    }
  } catch (error) {
    throw refused(name, `it is damaged (${(error as Error).message})`);
  }
  if (size < entry.uncompressedSize) throw refused(name, 'it is damaged (it is cut off)');
  if (sum !== entry.crc32) throw refused(name, 'it is damaged (wrong checksum)');
}

/** Pieces in which an entry is unpacked: with small ones, each of which comes from another thread, much of the time goes into waiting. */
const PIECE = { least: 16 * 1024, most: 256 * 1024 };

async function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<AsyncIterable<Buffer>> {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === 0) return packed;
  const { least, most } = PIECE;
  const chunkSize = Math.max(least, Math.min(most, entry.uncompressedSize));
  const unpacked = createInflateRaw({ chunkSize });
  // What goes wrong on the way is thrown by whoever reads the end of it.
  pipeline(packed, unpacked).catch(() => {});
  return unpacked;
}

function damaged(error: unknown): AppError {
  const reason = (error as Error).message;
  return new AppError('unreadable-file', `This is not a whole ZIP archive: ${reason}`, { reason });
}

function refused(entry: string, reason: string): AppError {
  return new AppError('unreadable-file', `${entry} cannot be read: ${reason}.`, { entry, reason });
}

function tooLarge(entry: string, reason: string): AppError {
  return new AppError('too-large', `${entry} is refused: ${reason}.`, { entry, reason });
}
