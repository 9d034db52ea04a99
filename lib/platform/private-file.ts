import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A file that only this process looks at. */
export interface PrivateFile {
  readonly file: string;
  /** Removes it with all that was made beside it. */
  readonly remove: () => Promise<void>;
}

/** Keeps bytes in a file in a folder of its own, for the time that they are worked on. Nothing is left where they fail to come. */
export async function privateFile(chunks: AsyncIterable<Uint8Array>): Promise<PrivateFile> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `kartoteka-${process.pid}-`));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, 'file');
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk);
    } finally {
      await handle.close();
    }
    return { file, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
