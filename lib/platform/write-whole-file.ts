import { open, rename, rm } from 'node:fs/promises';
import { removeAtExit } from './remove-at-exit.ts';

/**
 * Writes a file under another name beside it and renames it when it is whole and on the disk, so that nobody finds half
 * of it. Gives its size in bytes.
 */
export async function writeWholeFile(
  file: string,
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<number> {
  const partial = `${file}.${process.pid}.part`;
  const settled = removeAtExit(partial);
  try {
    const bytes = await writeAll(partial, chunks);
    await rename(partial, file);
    return bytes;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    settled();
  }
}

async function writeAll(
  file: string,
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<number> {
  const handle = await open(file, 'w');
  try {
    for await (const chunk of chunks) {
      await handle.writeFile(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    }
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
