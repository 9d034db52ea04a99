import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { removeAtExit } from './remove-at-exit.ts';

/** A folder for files that are needed for a while. */
export interface WorkFolder {
  readonly fileOf: (name: string) => string;
  /** A file piece by piece. */
  readonly stream: (name: string) => AsyncIterable<Uint8Array>;
  readonly sizeOf: (name: string) => Promise<number>;
  /** Removes it with all that is in it. */
  readonly remove: () => Promise<void>;
}

/** Makes a folder where the system keeps such things. Whoever makes it removes it, whatever happens; where the process ends before, it goes with it. */
export async function workFolder(): Promise<WorkFolder> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kartoteka-'));
  const removed = removeAtExit(folder);
  const fileOf = (name: string) => path.join(folder, name);
  return {
    fileOf,
    stream: (name) => createReadStream(fileOf(name), { highWaterMark: 1 << 18 }),
    sizeOf: async (name) => (await stat(fileOf(name))).size,
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      removed();
    },
  };
}
