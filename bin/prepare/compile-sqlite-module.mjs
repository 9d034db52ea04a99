import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from './refusal.mjs';
import { run } from './run.mjs';
import { BINARY, FOLDER } from './sqlite-module.mjs';

/** Options of a Node that was built otherwise: its compiler needs more than is said here. */
const UNUSUAL_NODE = /'v8_enable_(pointer_compression|sandbox|31bit_smis_on_64bit_arch)': 1/;

const CODE = ['-c', '-O3', '-fPIC', '-pthread', '-w', '-DNDEBUG'];
const ADDON = [
  '-std=c++20',
  '-fno-rtti',
  '-fno-exceptions',
  '-DNODE_GYP_MODULE_NAME=better_sqlite3',
  '-DUSING_UV_SHARED=1',
  '-DUSING_V8_SHARED=1',
  '-DBUILDING_NODE_EXTENSION',
  '-D_FILE_OFFSET_BITS=64',
  '-D_LARGEFILE_SOURCE',
];
const LINK = {
  linux: ['-shared', '-rdynamic', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'],
  darwin: ['-bundle', '-undefined', 'dynamic_lookup'],
};

/** Whether two calls of a C++ compiler are enough here. */
export function isSimpleToCompile(headers) {
  if (!headers || !(process.platform in LINK)) return false;
  return !UNUSUAL_NODE.test(readFileSync(path.join(headers, 'include/node/config.gypi'), 'utf8'));
}

/**
 * Compiles the module with nothing but a C++ compiler. node-gyp would want Python and make too, and leaves stray
 * folders behind where the path holds a space.
 */
export async function compileSqliteModule(root, headers) {
  const { cc, cxx } = requireCompilers();
  const folder = path.join(root, FOLDER);
  const objects = mkdtempSync(path.join(os.tmpdir(), 'kartoteka-'));
  const call = (compiler, args) =>
    run(compiler, args, { cwd: folder, sentence: compilerSentence() });
  const include = [`-I${path.join(headers, 'include/node')}`, '-Ideps/sqlite3'];
  const database = path.join(objects, 'sqlite3.o');
  const addon = path.join(objects, 'better_sqlite3.o');
  try {
    await Promise.all([
      call(cc, [...CODE, ...definesOf(folder), 'deps/sqlite3/sqlite3.c', '-o', database]),
      call(cxx, [...CODE, ...ADDON, ...include, 'src/better_sqlite3.cpp', '-o', addon]),
    ]);
    mkdirSync(path.dirname(path.join(root, BINARY)), { recursive: true });
    const output = ['-pthread', '-o', path.join(root, BINARY)];
    await call(cxx, [...LINK[process.platform], addon, database, ...output]);
  } finally {
    rmSync(objects, { recursive: true, force: true });
  }
}

/** The compilers for C and C++ of this machine. Throws a `Refusal` where one is missing. */
export function requireCompilers() {
  const cc = findCompiler(process.env.CC, ['cc', 'gcc', 'clang']);
  const cxx = findCompiler(process.env.CXX, ['c++', 'g++', 'clang++']);
  if (cc && cxx) return { cc, cxx };
  throw new Refusal(compilerSentence());
}

/** The options of SQLite that the package asks for. */
function definesOf(folder) {
  const text = readFileSync(path.join(folder, 'deps/defines.gypi'), 'utf8');
  return [...text.matchAll(/'([A-Z][A-Z0-9_]*(?:=[^']*)?)'/g)].map(([, define]) => `-D${define}`);
}

function findCompiler(named, names) {
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.find((name) => folders.some((folder) => existsSync(path.join(folder, name))));
}

/** What to install where there is no compiler. */
export function compilerSentence() {
  const tools = {
    linux: 'a C++ compiler (Debian and Ubuntu: apt install g++)',
    darwin: "Apple's command line tools (xcode-select --install)",
    win32: 'Python and the "Desktop development with C++" tools of Visual Studio',
  };
  const tool = tools[process.platform] ?? 'a C++ compiler, make and Python';
  return `The SQLite module is not to be had ready-made for this machine and could not be compiled: install ${tool}, then start again.`;
}
