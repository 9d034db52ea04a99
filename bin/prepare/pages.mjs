import { readFileSync } from 'node:fs';
import path from 'node:path';
import { clientOf } from './programs.mjs';

/** Builds the pages for production. */
export const pages = {
  name: 'pages',
  stampFile: 'dist/stamps/pages.json',
  sources: [
    'app',
    'lib',
    'public',
    'proxy.ts',
    'next.config.js',
    'postcss.config.mjs',
    'package.json',
    'tsconfig.json',
  ],
  salt: (root) => `${clientOf(root)} ${buildId(root)}`,
  isPresent: (root) => buildId(root) !== '',
  run: async (root) => {
    const { runNode } = await import('./run.mjs');
    await runNode([path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      sentence: 'The pages could not be built: see above.',
    });
  },
};

/** Names the build that lies there, so that another one is not taken for ours. */
function buildId(root) {
  try {
    return readFileSync(path.join(root, '.next', 'BUILD_ID'), 'utf8');
  } catch {
    return '';
  }
}
