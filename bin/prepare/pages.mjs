import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clientOf } from './programs.mjs';

/** What Next says where it finds a build of these pages under way, such as that of a start which was killed. */
const UNDER_WAY = /Another .*next build.* process is already running/;
const PAUSE_MS = 2000;
/** Longer than a build takes. */
const PATIENCE_MS = 10 * 60_000;

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
    const until = Date.now() + PATIENCE_MS;
    while (!(await build(root, until))) await pause(PAUSE_MS);
  },
};

/** False where another build is under way and there is time to wait for its end. */
async function build(root, until) {
  const { runNode } = await import('./run.mjs');
  try {
    await runNode([path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
      cwd: root,
      // Without colours, which would stand in the middle of what is looked for.
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
      sentence: 'The pages could not be built: see above.',
    });
    return true;
  } catch (error) {
    if (Date.now() < until && UNDER_WAY.test(error.details ?? '')) return false;
    throw error;
  }
}

/** Names the build that lies there, so that another one is not taken for ours. */
function buildId(root) {
  try {
    return readFileSync(path.join(root, '.next', 'BUILD_ID'), 'utf8');
  } catch {
    return '';
  }
}
