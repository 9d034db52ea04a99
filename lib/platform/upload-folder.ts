import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileBeyond } from '#lib/shared/file-trouble.ts';

/** Files that people sent and that wait for what is decided about them. */
export interface UploadFolder {
  /** Where the file of this name is; it need not be there. */
  readonly fileOf: (name: string) => string;
  readonly has: (name: string) => Promise<boolean>;
  /** Keeps a file of at most `most` bytes; nothing where it is larger or does not come whole. Throws `too-large`. */
  readonly keep: (name: string, chunks: AsyncIterable<Uint8Array>, most: number) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  /** Removes files that were kept before an instant. */
  readonly sweep: (before: number) => Promise<void>;
}

/** The uploads under a folder, which need not be there yet. */
export function uploadFolder(folder: string): UploadFolder {
  const fileOf = (name: string) => path.join(folder, name);
  const remove = (name: string) => rm(fileOf(name), { force: true });
  return {
    fileOf,
    remove,
    has: (name) =>
      stat(fileOf(name)).then(
        () => true,
        () => false,
      ),
    async keep(name, chunks, most) {
      await mkdir(folder, { recursive: true });
      try {
        await pipeline(Readable.from(upTo(chunks, most)), createWriteStream(fileOf(name)));
      } catch (error) {
        await remove(name);
        throw error;
      }
    },
    async sweep(before) {
      const names = await readdir(folder).catch(() => []);
      for (const name of names) {
        const found = await stat(fileOf(name)).catch(() => null);
        if (found && found.mtimeMs < before) await remove(name);
      }
    },
  };
}

async function* upTo(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw fileBeyond('too-long', { most });
    yield chunk;
  }
}
