import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeWholeFile } from './write-whole-file.ts';

/** The pictures of a place, each under the SHA-256 of its bytes. What nothing refers to any more stays. */
export interface MediaFolder {
  /** Whether a picture is there. */
  readonly has: (hash: string) => Promise<boolean>;
  /** The bytes of a picture; null where it is not there. */
  readonly read: (hash: string) => Promise<Uint8Array | null>;
  /** Keeps a picture: whole, or not at all. */
  readonly keep: (hash: string, bytes: Uint8Array) => Promise<void>;
}

/** The pictures under a folder, which need not be there yet. */
export function mediaFolder(folder: string): MediaFolder {
  const fileOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash);
  /** A picture may come under several names at once. */
  const underWay = new Map<string, Promise<void>>();
  const write = async (hash: string, bytes: Uint8Array): Promise<void> => {
    const file = fileOf(hash);
    if ((await sizeOf(file)) === bytes.length) return;
    await mkdir(path.dirname(file), { recursive: true });
    await writeWholeFile(file, once(bytes));
  };
  return {
    has: async (hash) => (await sizeOf(fileOf(hash))) !== null,
    read: (hash) => readFile(fileOf(hash)).catch(nullWhereAbsent),
    keep: (hash, bytes) => {
      const writing = underWay.get(hash) ?? write(hash, bytes).finally(() => underWay.delete(hash));
      underWay.set(hash, writing);
      return writing;
    },
  };
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(nullWhereAbsent);
  return found?.size ?? null;
}

function nullWhereAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
