import { existsSync } from 'node:fs';
import path from 'node:path';
import { run, runNode } from './run.mjs';

/** Runs npm quietly and returns what it printed; it is npm's own script where that can be found, which needs no shell. */
export function runNpm(args, { env, ...options }) {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const settings = { ...options, env: { ...process.env, ...env } };
  const script = findNpm();
  if (script) return runNode([script, ...args, ...quiet], settings);
  return run('npm', [...args, ...quiet], { ...settings, shell: process.platform === 'win32' });
}

function findNpm() {
  const prefix = path.dirname(process.execPath);
  const inside = path.join('node_modules', 'npm', 'bin', 'npm-cli.js');
  const given = process.env.npm_execpath;
  const places = [path.join(prefix, inside), path.join(prefix, '..', 'lib', inside)];
  if (given?.endsWith('npm-cli.js')) places.unshift(given);
  return places.find((place) => existsSync(place));
}
