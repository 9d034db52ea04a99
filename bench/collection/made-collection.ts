import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { localActor } from '#lib/accounts/local-actor.ts';
import { saveSettings } from '#lib/accounts/save-settings.ts';
import { openContext } from '#lib/open-context.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { fillCollection, type Size } from './fill-collection.ts';

/** The instant at which every bench lives: noon of a quiet Friday. */
export const NOW: Instant = Date.UTC(2027, 0, 15, 12);

/** Which collection is wanted. */
export interface Wanted {
  readonly root: string;
  readonly size: Size;
  /** Names what the collection is made by: another key, another collection. */
  readonly key: string;
}

/** The file of a collection of this size; made where none was made before. Copy it before writing to it. */
export async function madeCollection({ root, size, key }: Wanted): Promise<string> {
  const folder = path.join(root, '.cache', 'bench');
  const kind = `${size.cards}-${size.events}-`;
  const file = path.join(folder, `${kind}${key}.db`);
  if (existsSync(file)) return file;
  const partial = path.join(folder, `${process.pid}.part.db`);
  mkdirSync(folder, { recursive: true });
  removeOutdated(folder, kind);
  remove(partial);
  try {
    await make(partial, { root, size, key });
    renameSync(partial, file);
  } finally {
    remove(partial);
  }
  return file;
}

/** Copies a made collection to where a place keeps its database; gives the data folder. */
export function copyTo(dataFolder: string, made: string): string {
  mkdirSync(dataFolder, { recursive: true });
  cpSync(made, path.join(dataFolder, 'kartoteka.db'));
  return dataFolder;
}

async function make(databaseFile: string, { root, size }: Wanted): Promise<void> {
  const migrations = path.join(root, 'prisma', 'migrations');
  const context = await openContext({ databaseFile, migrations, startAt: NOW });
  try {
    const actor = await localActor(context);
    const settings = await saveSettings(context, actor, { zone: 'UTC', language: 'en' });
    await fillCollection(context, { ...actor, settings }, { size, file: databaseFile });
  } finally {
    await context.store.close();
  }
}

/** Collections that were made by other means: each takes hundreds of megabytes. */
function removeOutdated(folder: string, kind: string): void {
  const outdated = readdirSync(folder).filter((name) => name.startsWith(kind));
  for (const name of outdated) rmSync(path.join(folder, name), { force: true });
}

function remove(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}
