import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findHeaders } from './node-headers.mjs';
import { runNpm } from './npm.mjs';
import { Interrupted, Refusal } from './refusal.mjs';
import { runNode } from './run.mjs';

const FOLDER = path.join('node_modules', 'better-sqlite3');
const BINARY = path.join(FOLDER, 'build', 'Release', 'better_sqlite3.node');
const TRY = "const Database = require('better-sqlite3'); new Database(':memory:').close();";

/** Brings the native SQLite module: a ready-made binary, the one that was compiled here before, or a compilation. */
export const sqliteModule = {
  name: 'SQLite module',
  stampFile: 'node_modules/.kartoteka/sqlite-module.json',
  sources: [],
  salt: binaryName,
  isPresent: (root) => existsSync(path.join(root, BINARY)),
  run: bring,
};

async function bring(root) {
  if ((await works(root)) || (await restore(root))) return;
  if (!(await download(root))) await compile(root);
  if (!(await works(root)))
    throw new Refusal(compilerSentence(), 'The SQLite module does not load.');
  keep(root);
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

function binaryName(root) {
  const { version } = JSON.parse(readFileSync(path.join(root, FOLDER, 'package.json'), 'utf8'));
  const { platform, arch, versions } = process;
  return `better-sqlite3-${version}-${platform}-${arch}-${versions.modules}`;
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
  const headers = await findHeaders(root);
  const env = headers && {
    npm_config_nodedir: headers,
    npm_package_config_node_gyp_nodedir: headers,
  };
  const args = ['rebuild', 'better-sqlite3', '--ignore-scripts=false'];
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

function compilerSentence() {
  const tools = {
    darwin: "Apple's command line tools (xcode-select --install)",
    win32: 'the "Desktop development with C++" tools of Visual Studio and Python',
  };
  const linux = 'a C++ compiler, make and Python (Debian and Ubuntu: apt install g++ make python3)';
  return `The SQLite module could not be compiled for this machine: install ${tools[process.platform] ?? linux}, then start again.`;
}
