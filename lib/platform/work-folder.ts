import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A folder for files that are needed for a while. */
export interface WorkFolder {
  readonly fileOf: (name: string) => string;
  /** A file piece by piece. */
  readonly stream: (name: string) => AsyncIterable<Uint8Array>;
  readonly sizeOf: (name: string) => Promise<number>;
  /** Removes it with all that is in it. */
  readonly remove: () => Promise<void>;
}

/** Makes a temporary folder to work in. */
export async function workFolder(): Promise<WorkFolder> {
  const { folder, remove } = await temporaryFolder();
  const fileOf = (name: string) => path.join(folder, name);
  return {
    fileOf,
    stream: (name) => createReadStream(fileOf(name), { highWaterMark: 1 << 18 }),
    sizeOf: async (name) => (await stat(fileOf(name))).size,
    remove,
  };
}
