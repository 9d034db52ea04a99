import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from './npm.mjs';
import { Interrupted, Refusal } from './refusal.mjs';

/** The folder above `include/node` with the headers of this very Node, from this machine or from npm; null where neither has them. */
export async function findHeaders(root) {
  const own = path.join(path.dirname(process.execPath), '..');
  if (hasHeaders(own)) return own;
  const cache = cacheOf(root);
  const name = `node-${process.platform}-${process.arch}`;
  const fetched = path.join(cache, 'node_modules', name);
  if (!hasHeaders(fetched)) await fetchHeaders(cache, name);
  return hasHeaders(fetched) ? fetched : null;
}

/** Frees what was fetched: a whole Node came with it. */
export function forgetHeaders(root) {
  rmSync(cacheOf(root), { recursive: true, force: true });
}

function cacheOf(root) {
  return path.join(root, 'node_modules', '.kartoteka', 'headers');
}

/** The npm packages that hold Node itself carry its headers too. Without them node-gyp asks Node's own site. */
async function fetchHeaders(cache, name) {
  mkdirSync(cache, { recursive: true });
  const wanted = `${name}@${process.versions.node}`;
  const args = ['install', wanted, '--no-save', '--no-package-lock', '--ignore-scripts'];
  try {
    await runNpm([...args, '--prefix', cache], { cwd: cache, sentence: '' });
  } catch (error) {
    if (error instanceof Interrupted || !(error instanceof Refusal)) throw error;
  }
}

function hasHeaders(prefix) {
  const file = path.join(prefix, 'include', 'node', 'node_version.h');
  if (!existsSync(file)) return false;
  const text = readFileSync(file, 'utf8');
  const number = (part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(text)?.[1];
  return process.versions.node === [number('MAJOR'), number('MINOR'), number('PATCH')].join('.');
}
