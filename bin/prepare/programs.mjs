import { existsSync } from 'node:fs';
import path from 'node:path';
import { client } from './client.mjs';
import { readStamp } from './stamp.mjs';

/** Bundles the command line and the server into `dist/`. */
export const programs = {
  name: 'programs',
  stampFile: 'dist/stamps/programs.json',
  sources: ['bin', 'lib', 'app/offline', 'package.json', 'tsconfig.json'],
  salt: clientOf,
  isPresent: (root) => existsSync(path.join(root, 'dist', 'kartoteka.mjs')),
  run: async (root) => {
    const { runNode } = await import('./run.mjs');
    await runNode([path.join(root, 'bin', 'build.mjs')], {
      cwd: root,
      sentence: 'The programs could not be bundled: see above.',
    });
  },
};

/** The client that was generated, and the packages under it. */
export function clientOf(root) {
  const stamp = readStamp(path.join(root, client.stampFile));
  return stamp ? `${stamp.content} ${stamp.salt}` : '';
}
