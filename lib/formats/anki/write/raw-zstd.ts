/** First bytes of a Zstandard frame (RFC 8878, 3.1.1). */
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** No length, no checksum, no dictionary; a window of 128 KiB, 2^(10 + 7). */
const HEADER = Uint8Array.of(...MAGIC, 0, 7 << 3);
/** The most that a block may hold. */
const BLOCK = 1 << 17;

/**
 * A Zstandard frame whose blocks are stored as they are: every reader takes it, and it needs no compressor. What makes the file
 * small is the ZIP around it.
 */
export async function* rawZstd(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield HEADER;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += BLOCK) {
      const block = piece.subarray(at, at + BLOCK);
      yield blockHeader(block.length, false);
      yield block;
    }
  }
  yield blockHeader(0, true);
}

/** Whether it is the last, its kind (0: stored), its length; 24 bits, the lowest first (RFC 8878, 3.1.1.2). */
function blockHeader(length: number, isLast: boolean): Uint8Array {
  const bits = (length << 3) | (isLast ? 1 : 0);
  return Uint8Array.of(bits & 0xff, (bits >> 8) & 0xff, (bits >> 16) & 0xff);
}
