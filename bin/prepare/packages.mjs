import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from './npm.mjs';
import { Refusal } from './refusal.mjs';

const SENTENCE =
  'The packages could not be installed: see what npm says above, check that its registry can be reached, then start again.';
const ARGUMENTS = ['--ignore-scripts', '--include=dev'];

/** Installs what `package-lock.json` names. No package's script runs: the one that matters is a step of its own. */
export const packages = {
  name: 'packages',
  stampFile: 'node_modules/.kartoteka/packages.json',
  sources: ['package.json', 'package-lock.json'],
  contentOf: dependenciesOf,
  isPresent: (root) => existsSync(path.join(root, 'node_modules', '.package-lock.json')),
  run: install,
};

async function install(root) {
  if (isInstalled(root)) return;
  const options = { cwd: root, sentence: SENTENCE };
  try {
    await runNpm(['ci', ...ARGUMENTS], options);
  } catch (error) {
    if (!isLockRefused(error)) throw error;
    // A registry mirror without the packages of other platforms makes lock files that `npm ci` takes for incomplete.
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

/** Other fields of `package.json` may change without a new installation. */
function dependenciesOf(root) {
  const { dependencies, devDependencies, overrides } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return createHash('sha1')
    .update(JSON.stringify({ dependencies, devDependencies, overrides }))
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}
