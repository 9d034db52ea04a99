import { type FileHandle, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from './is-alive.ts';
import { removeAtExit } from './remove-at-exit.ts';

type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/**
 * Writes a file under another name beside it and renames it when it is whole and on the disk, so that nobody finds half
 * of it; through a link that is the file that it names. What is there and is no file, a pipe or a device, gets the bytes as they come. Gives how many these are.
 */
export async function writeWholeFile(named: string, chunks: Chunks): Promise<number> {
  const file = await realpath(named).catch(() => named);
  if (await isPassage(file)) return writeInto(file, chunks);
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

/** Removes what a process that was killed while it wrote this file has left of it. */
export async function removeAbandonedParts(named: string): Promise<void> {
  const file = await realpath(named).catch(() => named);
  const [folder, begin] = [path.dirname(file), `${path.basename(file)}.`];
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(begin))) {
    const [, maker] = /^(\d+)\.part$/.exec(name.slice(begin.length)) ?? [];
    if (maker === undefined || isAlive(Number(maker))) continue;
    await rm(path.join(folder, name), { force: true }).catch(() => {});
  }
}

/** Whether it is there and can only be written through: nothing may take its place. */
export async function isPassage(file: string): Promise<boolean> {
  const there = await stat(file).catch(() => null);
  return there !== null && !there.isFile() && !there.isDirectory();
}

async function writeInto(file: string, chunks: Chunks): Promise<number> {
  const handle = await open(file, 'w');
  try {
    return await writeChunks({ handle, file }, chunks);
  } finally {
    await handle.close();
  }
}

async function writeAll(file: string, chunks: Chunks): Promise<number> {
  const handle = await open(file, 'w');
  try {
    const bytes = await writeChunks({ handle, file }, chunks);
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}

async function writeChunks(
  { handle, file }: { readonly handle: FileHandle; readonly file: string },
  chunks: Chunks,
): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunks) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    try {
      await handle.writeFile(piece);
    } catch (error) {
      // The system says of a write not where it was.
      throw Object.assign(error as Error, { path: file });
    }
    bytes += piece.length;
  }
  return bytes;
}
