import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import {
  centralDirectory,
  dataDescriptor,
  localHeader,
  openHeader,
  type ZippedFile,
} from './zip-records.ts';

/** A file for an archive, in pieces that are made when they are written. */
export interface ZipEntry {
  readonly name: string;
  /** Its bytes are dense already: it is stored as it is. */
  readonly isPacked?: boolean;
  /** How hard it is packed, 1–9; 6 where nothing is said. */
  readonly level?: number;
  readonly chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

/**
 * Writes a ZIP archive piece by piece; an entry is asked for when the one before it is written. The same content
 * gives the same bytes. What an entry throws comes out of the iteration.
 */
export async function* writeZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const files: (ZippedFile & { readonly isToldLater: boolean })[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const writing = new EntryWriting(entry, offset);
    for await (const piece of writing.pieces()) {
      offset += piece.length;
      yield piece;
    }
    files.push(writing.file);
  }
  yield centralDirectory(files, offset);
}

/** An entry of one piece is told of before it; of others nobody knows how large they will be. */
class EntryWriting {
  readonly #entry: ZipEntry;
  readonly #head: Pick<ZippedFile, 'name' | 'isStored' | 'offset'>;
  #isToldLater = false;
  #crc = 0;
  #size = 0;
  #packedSize = 0;

  constructor(entry: ZipEntry, offset: number) {
    const { name, isPacked = false } = entry;
    this.#entry = entry;
    this.#head = { name: Buffer.from(name.replaceAll('\\', '/')), isStored: isPacked, offset };
  }

  get file(): ZippedFile & { readonly isToldLater: boolean } {
    const sizes = { crc: this.#crc, size: this.#size, packedSize: this.#packedSize };
    return { ...this.#head, ...sizes, isToldLater: this.#isToldLater };
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    for await (const { bytes, isOnly } of this.#packed()) {
      this.#packedSize += bytes.length;
      if (isOnly) {
        yield Buffer.concat([localHeader(this.file), bytes]);
        continue;
      }
      if (!this.#isToldLater) yield openHeader(this.#head);
      this.#isToldLater = true;
      yield bytes;
    }
    if (this.#isToldLater) yield dataDescriptor(this.file);
  }

  /** Several pieces are packed at once, in threads of Node's, each by itself: put one behind the other they are one stream. */
  async *#packed(): AsyncGenerator<{ readonly bytes: Uint8Array; readonly isOnly: boolean }> {
    const { chunks, level = 6, isPacked = false } = this.#entry;
    const underWay: Promise<Uint8Array>[] = [];
    for await (const { bytes, isLast } of inPieces(chunks)) {
      this.#crc = crc32(bytes, this.#crc);
      const isOnly = isLast && this.#size === 0;
      this.#size += bytes.length;
      const packed = isPacked ? Promise.resolve(bytes) : deflate(bytes, { level, isLast });
      // What goes wrong is thrown to whoever waits for it.
      packed.catch(() => {});
      underWay.push(packed);
      if (isOnly) return yield { bytes: await packed, isOnly };
      if (underWay.length < AT_ONCE) continue;
      yield { bytes: (await underWay.shift()) as Uint8Array, isOnly };
    }
    for (const packed of underWay) yield { bytes: await packed, isOnly: false };
  }
}

/** Large enough that packing them apart costs less than a hundredth, small enough that not much waits. */
const PIECE = 256 * 1024;
const AT_ONCE = 4;

const deflated = promisify(deflateRaw) as (
  bytes: Uint8Array,
  options: { level: number; finishFlush: number; chunkSize: number },
) => Promise<Uint8Array>;

function deflate(
  bytes: Uint8Array,
  { level, isLast }: { readonly level: number; readonly isLast: boolean },
): Promise<Uint8Array> {
  const finishFlush = isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  // In one go, where it gets smaller at all.
  const chunkSize = Math.max(1024, bytes.length);
  return deflated(bytes, { level, finishFlush, chunkSize });
}

/** Content in pieces of one size but the last: the same content is cut the same, however it comes. */
async function* inPieces(
  chunks: ZipEntry['chunks'],
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly isLast: boolean }> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    held.push(bytes);
    size += bytes.length;
    if (size <= PIECE) continue;
    let rest = Buffer.concat(held);
    for (; rest.length > PIECE; rest = rest.subarray(PIECE)) {
      yield { bytes: rest.subarray(0, PIECE), isLast: false };
    }
    held = [rest];
    size = rest.length;
  }
  yield { bytes: Buffer.concat(held), isLast: true };
}
