import { open } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A file that only this process looks at. */
export interface PrivateFile {
  readonly file: string;
  /** Removes it with all that was made beside it. */
  readonly remove: () => Promise<void>;
}

/**
 * Keeps bytes in a file in a folder of its own, for the time that they are worked on; `beside` lies next to it, under its name with these
 * endings. Nothing is left where they fail to come.
 */
export async function privateFile(
  chunks: AsyncIterable<Uint8Array>,
  beside: Readonly<Record<string, AsyncIterable<Uint8Array>>> = {},
): Promise<PrivateFile> {
  const { folder, remove } = await temporaryFolder();
  try {
    const file = path.join(folder, 'file');
    await write(file, chunks);
    for (const [ending, others] of Object.entries(beside)) await write(`${file}${ending}`, others);
    return { file, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function write(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of chunks) await handle.writeFile(chunk);
  } finally {
    await handle.close();
  }
}
