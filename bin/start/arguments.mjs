import { statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../prepare/refusal.mjs';

/** Reads `[--dev] [FOLDER]`: the folder stands for `KARTOTEKA_DECKS` where that is not set. */
export function readArguments(args, env) {
  const unknown = args.find((argument) => argument.startsWith('-') && argument !== '--dev');
  const folders = args.filter((argument) => !argument.startsWith('-'));
  if (unknown || folders.length > 1) {
    throw new Refusal('Usage: npm start [-- FOLDER], where FOLDER holds your own notes.');
  }
  const decks = folders.length > 0 ? { KARTOTEKA_DECKS: findFolder(folders[0], env) } : {};
  return {
    dev: args.includes('--dev'),
    env: env.KARTOTEKA_DECKS === undefined ? decks : {},
  };
}

function findFolder(name, env) {
  // npm changes to the root of the clone and leaves here where it was called.
  const folder = path.resolve(env.INIT_CWD ?? process.cwd(), name);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Refusal(`There is no folder ${folder}: name one that holds your notes.`);
}
