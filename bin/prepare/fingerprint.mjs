import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Changes whenever a file or folder of `sources` may have changed: reads names, sizes and times only. */
export function quickFingerprint(root, sources) {
  const hash = createHash('sha1');
  for (const name of walk(root, sources)) {
    const { size, mtimeMs } = statSync(path.join(root, name));
    hash.update(`${name}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Changes when the names or contents of the files of `sources` did. */
export function contentFingerprint(root, sources) {
  const hash = createHash('sha1');
  for (const name of walk(root, sources)) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
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
