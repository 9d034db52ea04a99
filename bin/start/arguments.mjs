import { statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../prepare/refusal.mjs';

const USAGE =
  'Usage: npm start [-- FOLDER…] [-- --forget FOLDER…], where FOLDER holds your own notes.';

/** Reads `[--dev] [FOLDER…] [--forget FOLDER…]`: folders to remember and to forget, absolute. */
export function readArguments(args, env) {
  const options = args.filter((argument) => argument.startsWith('-'));
  if (options.some((option) => option !== '--dev' && option !== '--forget')) {
    throw new Refusal(USAGE);
  }
  const rest = args.filter((argument) => argument !== '--dev');
  const at = rest.indexOf('--forget');
  const remember = at < 0 ? rest : rest.slice(0, at);
  const forget = at < 0 ? [] : rest.slice(at + 1).filter((argument) => argument !== '--forget');
  if (at >= 0 && forget.length === 0) throw new Refusal(USAGE);
  return {
    dev: options.includes('--dev'),
    remember: remember.map((name) => findFolder(name, env)),
    forget: forget.map((name) => absolute(name, env)),
  };
}

function findFolder(name, env) {
  const folder = absolute(name, env);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Refusal(`There is no folder ${folder}: name one that holds your notes.`);
}

function absolute(name, env) {
  // npm changes to the root of the clone and leaves here where it was called.
  return path.resolve(env.INIT_CWD ?? process.cwd(), name);
}
