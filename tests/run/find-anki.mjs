import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PYTHONS = ['python3', 'python'];
const INSTALL_MS = 10 * 60_000;

/** The Python that has the official Anki, in a folder of its own; null where it was not installed. */
export function findAnki(root) {
  const python = pythonOf(root);
  const isHere = existsSync(python) && stampOf(root) === wanted(root);
  return isHere ? python : null;
}

/** The same, after an attempt to install it from PyPI; null where that cannot be. */
export function installAnki(root) {
  const known = findAnki(root);
  if (known) return known;
  const folder = folderOf(root);
  rmSync(folder, { recursive: true, force: true });
  const made = PYTHONS.some((name) => runs(name, ['-m', 'venv', folder]));
  const args = ['-m', 'pip', 'install', '--quiet', '-r', requirements(root)];
  if (!made || !runs(pythonOf(root), args)) return null;
  writeFileSync(path.join(folder, 'installed.txt'), wanted(root));
  return findAnki(root);
}

function runs(program, args) {
  return spawnSync(program, args, { stdio: 'ignore', timeout: INSTALL_MS }).status === 0;
}

function folderOf(root) {
  return path.join(root, '.cache', 'anki');
}

function pythonOf(root) {
  const own = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
  return path.join(folderOf(root), ...own);
}

function requirements(root) {
  return path.join(root, 'tests', 'anki', 'requirements.txt');
}

function wanted(root) {
  return readFileSync(requirements(root), 'utf8');
}

function stampOf(root) {
  const file = path.join(folderOf(root), 'installed.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
