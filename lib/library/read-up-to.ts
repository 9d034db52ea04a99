/** Reads a stream to its end; null where it holds more than `limit` bytes. */
export async function readUpTo(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | null> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) return null;
    read.push(chunk);
  }
  return Buffer.concat(read);
}
