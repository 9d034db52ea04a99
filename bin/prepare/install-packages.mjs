import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from './npm.mjs';
import { Refusal } from './refusal.mjs';

const SENTENCE =
  'The packages could not be installed: see what npm says above, check that its registry can be reached, then start again.';
const ARGUMENTS = ['--ignore-scripts', '--include=dev'];

/** Installs what the lock file names, unless somebody has done so. */
export async function installPackages(root) {
  if (isInstalled(root)) return;
  const options = { cwd: root, sentence: SENTENCE };
  try {
    await runNpm(['ci', ...ARGUMENTS], options);
  } catch (error) {
    if (!isLockRefused(error)) throw error;
    // A lock file made where the packages of other platforms could not be had is incomplete for `npm ci`.
    await runNpm(['install', '--no-save', ...ARGUMENTS], options);
  }
}

function isLockRefused(error) {
  return error instanceof Refusal && /code EUSAGE/.test(error.details);
}

/** Whether somebody has installed all of it already. */
function isInstalled(root) {
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  const wanted = readPackages(path.join(root, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true;
    return installed[place] ? installed[place].version === version : optional === true;
  });
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}
