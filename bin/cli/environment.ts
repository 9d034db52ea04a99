import path from 'node:path';
import { type Environment, readEnvironment } from '#lib/platform/environment.ts';
import type { System } from './command.ts';

/** Where this place keeps things. Throws `EnvironmentError`. */
export function environmentOf({ env, root, cwd }: System): Environment {
  return readEnvironment(env, root, cwd);
}

/** Folders of dictionaries of corrections: what comes with the program, and `errata` in each deck folder. */
export function errataFoldersOf(system: System): string[] {
  const folders = [path.join(system.root, 'decks'), ...environmentOf(system).deckFolders];
  return [...new Set(folders.map((folder) => path.join(folder, 'errata')))];
}
