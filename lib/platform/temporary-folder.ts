import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from './is-alive.ts';
import { removeAtExit } from './remove-at-exit.ts';

/** A folder where the system keeps what is needed for a while. */
export interface TemporaryFolder {
  readonly folder: string;
  /** Removes it with all that is in it. */
  readonly remove: () => Promise<void>;
}

/**
 * Makes such a folder. Whoever makes it removes it, whatever happens; where the process ends before, it goes with it, and where the process was killed, with the
 * next one that makes such a folder.
 */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  await removeAbandoned();
  const folder = await mkdtemp(path.join(os.tmpdir(), `kartoteka-${process.pid}-`));
  const removed = removeAtExit(folder);
  return {
    folder,
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      removed();
    },
  };
}

const OURS = /^kartoteka-(\d+)-[A-Za-z0-9]{6}$/;

async function removeAbandoned(): Promise<void> {
  const names = await readdir(os.tmpdir()).catch(() => []);
  for (const name of names) {
    const maker = OURS.exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    const folder = path.join(os.tmpdir(), name);
    const { uid } = (await stat(folder).catch(() => null)) ?? {};
    if (uid === process.getuid?.())
      await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
