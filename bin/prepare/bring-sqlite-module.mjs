import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  compilerSentence,
  compileSqliteModule,
  isSimpleToCompile,
  requireCompilers,
} from './compile-sqlite-module.mjs';
import { findHeaders, forgetHeaders } from './node-headers.mjs';
import { runNpm } from './npm.mjs';
import { Interrupted, Refusal } from './refusal.mjs';
import { runNode } from './run.mjs';
import { BINARY, binaryName, FOLDER } from './sqlite-module.mjs';

const TRY = "const Database = require('better-sqlite3'); new Database(':memory:').close();";

/** Takes the module that is there, the one that was compiled here before, a ready-made one, or compiles it. */
export async function bringSqliteModule(root) {
  if ((await works(root)) || (await restore(root))) return;
  if (!(await download(root))) await compile(root);
  if (!(await works(root)))
    throw new Refusal(compilerSentence(), 'The SQLite module does not load.');
  keep(root);
  forgetHeaders(root);
}

async function restore(root) {
  const kept = keptCopy(root);
  if (!existsSync(kept)) return false;
  mkdirSync(path.dirname(path.join(root, BINARY)), { recursive: true });
  copyFileSync(kept, path.join(root, BINARY));
  return works(root);
}

function keep(root) {
  const kept = keptCopy(root);
  mkdirSync(path.dirname(kept), { recursive: true });
  copyFileSync(path.join(root, BINARY), kept);
}

/** A new installation empties `node_modules`; the binary need not be compiled again for that. */
function keptCopy(root) {
  return path.join(root, '.cache', `${binaryName(root)}.node`);
}

function works(root) {
  return succeeds(() => runNode(['-e', TRY], { cwd: root, sentence: '' }));
}

function download(root) {
  const script = path.join(root, 'node_modules', 'prebuild-install', 'bin.js');
  return succeeds(async () => {
    await runNode([script], { cwd: path.join(root, FOLDER), sentence: '' });
    if (!(await works(root))) throw new Refusal('');
  });
}

async function compile(root) {
  if (process.platform !== 'win32') requireCompilers();
  const headers = await findHeaders(root);
  if (isSimpleToCompile(headers)) return compileSqliteModule(root, headers);
  const env = headers && {
    npm_config_nodedir: headers,
    npm_package_config_node_gyp_nodedir: headers,
  };
  const args = ['rebuild', 'better-sqlite3-12', '--ignore-scripts=false'];
  await runNpm(args, { cwd: root, env, sentence: compilerSentence() });
}

async function succeeds(work) {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Interrupted || !(error instanceof Refusal)) throw error;
    return false;
  }
}
