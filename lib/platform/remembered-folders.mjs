// Plain JavaScript without imports of packages: the start script remembers folders before anything is installed.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export function readRememberedFolders(dataFolder) {
  try {
    const folders = JSON.parse(readFileSync(fileOf(dataFolder), 'utf8'));
    return Array.isArray(folders) ? folders.filter((folder) => typeof folder === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberFolders(dataFolder, { remember, forget }) {
  const before = readRememberedFolders(dataFolder);
  const after = [...new Set([...before, ...remember])].filter((folder) => !forget.includes(folder));
  if (after.length === before.length && after.every((folder, at) => folder === before[at])) return;
  mkdirSync(dataFolder, { recursive: true });
  const partial = `${fileOf(dataFolder)}.${process.pid}.part`;
  writeFileSync(partial, `${JSON.stringify(after, null, 2)}\n`);
  renameSync(partial, fileOf(dataFolder));
}

function fileOf(dataFolder) {
  return path.join(dataFolder, 'folders.json');
}
