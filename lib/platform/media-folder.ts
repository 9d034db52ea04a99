import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { removeAtExit } from './remove-at-exit.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** The pictures of a place, each under the SHA-256 of its bytes. What nothing refers to any more stays. */
export interface MediaFolder {
  /** Whether a picture is there. */
  readonly has: (hash: string) => Promise<boolean>;
  /** The bytes of a picture; null where it is not there. */
  readonly read: (hash: string) => Promise<Uint8Array | null>;
  /** Keeps a picture: whole, or not at all. */
  readonly keep: (hash: string, bytes: Uint8Array) => Promise<void>;
  /** The same folder for work that may fail. */
  readonly onTrial: () => MediaOnTrial;
}

/** A folder that knows what it did not hold before. Should the process end before it is settled or given up, that goes. */
export interface MediaOnTrial extends MediaFolder {
  /** What was kept stays. */
  readonly settle: () => void;
  /** What was kept and was not there before goes, but for what `isUsed` by now. */
  readonly giveUp: (isUsed: (hash: string) => boolean) => Promise<void>;
  /** The hashes of it. */
  readonly added: () => string[];
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
  const media: MediaFolder = {
    has: async (hash) => (await sizeOf(fileOf(hash))) !== null,
    read: (hash) => readFile(fileOf(hash)).catch(nullWhereAbsent),
    keep: (hash, bytes) => {
      const writing = underWay.get(hash) ?? write(hash, bytes).finally(() => underWay.delete(hash));
      underWay.set(hash, writing);
      return writing;
    },
    onTrial: () => onTrial(media, fileOf),
  };
  return media;
}

function onTrial(media: MediaFolder, fileOf: (hash: string) => string): MediaOnTrial {
  const added = new Map<string, () => void>();
  return {
    ...media,
    keep: async (hash, bytes) => {
      if (!added.has(hash) && !(await media.has(hash))) {
        added.set(hash, removeAtExit(fileOf(hash)));
      }
      await media.keep(hash, bytes);
    },
    settle: () => {
      for (const settled of added.values()) settled();
    },
    giveUp: async (isUsed) => {
      for (const [hash, settled] of added) {
        if (!isUsed(hash)) await rm(fileOf(hash), { force: true });
        settled();
      }
    },
    added: () => [...added.keys()],
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
