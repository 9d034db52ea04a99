import { writeZip, type ZipEntry } from '#lib/platform/write-zip.ts';

/** An archive of these files, as our own writer makes it. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const entries = Object.entries(files).map(([name, text]) => ({ name, chunks: [text] }));
  return collect(writeZip(each(entries)));
}

/** The same archive with a text in place of another of the same length, wherever it stands: for lying names. */
export function patched(zip: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at);
  return copy;
}

/** The same archive with bytes changed in the central directory's record of its first file. */
export function withRecord(zip: Buffer, change: (record: Buffer) => void): Buffer {
  const copy = Buffer.from(zip);
  change(copy.subarray(copy.indexOf('PK\u0001\u0002')));
  return copy;
}

/** All bytes of a stream. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for await (const chunk of chunks) found.push(chunk);
  return Buffer.concat(found);
}

/** A list as a stream. */
export async function* each(entries: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* entries;
}
