import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The built pages of a clone. */
export interface BuiltPages {
  /** Another one after every build. */
  readonly id: string;
  /** Addresses of all scripts, styles and pictures that the pages are made of. */
  readonly files: readonly string[];
  /** Text of the service worker. */
  readonly worker: string;
}

/** Reads what a build left under the folder of the clone. Rejects where there is none. */
export async function readBuild(root: string): Promise<BuiltPages> {
  const next = path.join(/* turbopackIgnore: true */ root, '.next');
  const [id, names, worker] = await Promise.all([
    readBuildId(root),
    readdir(path.join(next, 'static'), { recursive: true, withFileTypes: true }),
    readFile(path.join(/* turbopackIgnore: true */ root, 'dist', 'service-worker.js'), 'utf8'),
  ]);
  const files = names
    .filter((entry) => entry.isFile() && /\.(js|css|woff2|svg|png|ico)$/.test(entry.name))
    .map((entry) => path.relative(next, path.join(entry.parentPath, entry.name)))
    .map((name) => `/_next/${name.split(path.sep).join('/')}`);
  return { id, files: files.sort(), worker };
}

/** The name of the build under the folder of the clone. Rejects where there is none. */
export async function readBuildId(root: string): Promise<string> {
  const id = await readFile(
    path.join(/* turbopackIgnore: true */ root, '.next', 'BUILD_ID'),
    'utf8',
  );
  return id.trim();
}
