import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const FOLDER = path.join('node_modules', 'better-sqlite3');
export const BINARY = path.join(FOLDER, 'build', 'Release', 'better_sqlite3.node');

/** Brings the native SQLite module, which fits one version of Node on one kind of machine. */
export const sqliteModule = {
  name: 'SQLite module',
  stampFile: 'node_modules/.kartoteka/sqlite-module.json',
  sources: [],
  salt: binaryName,
  isPresent: (root) => existsSync(path.join(root, BINARY)),
  run: async (root) => (await import('./bring-sqlite-module.mjs')).bringSqliteModule(root),
};

/** Names what is compiled: version, machine and Node's binary interface. */
export function binaryName(root) {
  const { version } = JSON.parse(readFileSync(path.join(root, FOLDER, 'package.json'), 'utf8'));
  const { platform, arch, versions } = process;
  return `better-sqlite3-${version}-${platform}-${arch}-${versions.modules}`;
}
