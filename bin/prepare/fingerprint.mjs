import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Changes whenever a file of `sources` may have changed: reads names, sizes and times only. */
export function quickFingerprint(root, sources) {
  let text = '';
  for (const name of walk(root, sources)) {
    const { size, mtimeMs } = statSync(`${root}/${name}`);
    text += `${name} ${size} ${mtimeMs}\n`;
  }
  return checksum(text);
}

/** Changes when the names or contents of the files of `sources` did. */
export function contentFingerprint(root, sources) {
  const hash = newHash();
  for (const name of walk(root, sources)) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** A hash to fill; loaded when it is needed, because a command that is up to date never does. */
export function newHash() {
  return process.getBuiltinModule('node:crypto').createHash('sha1');
}

/** FNV-1a over two halves: enough to see that a time or a size has changed. */
function checksum(text) {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
  }
  return `${text.length}-${(low >>> 0).toString(16)}-${(high >>> 0).toString(16)}`;
}

/** Every file of `sources`, sorted; what is missing, hidden or generated is left out. */
function walk(root, sources) {
  return sources.flatMap((source) => {
    const stats = statSync(path.join(root, source), { throwIfNoEntry: false });
    if (!stats) return [];
    return stats.isDirectory() ? walkFolder(root, source) : [source];
  });
}

function walkFolder(root, folder) {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'generated')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const place = `${folder}/${entry.name}`;
      return entry.isDirectory() ? walkFolder(root, place) : [place];
    });
}
