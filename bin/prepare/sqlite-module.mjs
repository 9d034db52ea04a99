import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The version that is compiled where the newer one does not fit (`sqlite/index.cjs`). */
export const FOLDER = path.join('node_modules', 'better-sqlite3-12');
const NEWEST = path.join('node_modules', 'better-sqlite3-13');
export const BINARY = path.join(FOLDER, 'build', 'Release', 'better_sqlite3.node');

/** Brings the native SQLite module. The newest fits all newer versions of Node as it comes; the one before, one version on one kind of machine. */
export const sqliteModule = {
  name: 'SQLite module',
  stampFile: 'node_modules/.kartoteka/sqlite-module.json',
  sources: [],
  salt: binaryName,
  isPresent: (root) => existsSync(path.join(root, isNode20() ? BINARY : NEWEST)),
  run: async (root) => (await import('./bring-sqlite-module.mjs')).bringSqliteModule(root),
};

function isNode20() {
  return Number.parseInt(process.versions.node, 10) < 22;
}

/** Names what is compiled: version, machine and Node's binary interface. */
export function binaryName(root) {
  const { version } = JSON.parse(readFileSync(path.join(root, FOLDER, 'package.json'), 'utf8'));
  const { platform, arch, versions } = process;
  return `better-sqlite3-${version}-${platform}-${arch}-${versions.modules}`;
}
