// `npm run bench`: one JSON object a line on standard output for each figure; `--quick` is short, `--only NAME` runs one.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from '../bin/node-version.mjs';
import { contentFingerprint } from '../bin/prepare/fingerprint.mjs';
import { refuse } from '../bin/prepare/refusal.mjs';
import { FOR_SERVER } from '../bin/prepare/steps.mjs';
import { prepare } from '../bin/prepare.mjs';
import { findAnki } from '../tests/run/find-anki.mjs';
import { findChromium } from '../tests/run/find-chromium.mjs';

requireNode(process.versions.node);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What decides how a collection comes out: when any of it changes, it is made anew. */
const COLLECTION_SOURCES = ['prisma/migrations', 'bench/collection', 'lib/scheduler'];

/** The same of packages of Anki's. */
const PACKAGE_SOURCES = ['bench/anki-package', 'lib/formats/anki/write'];

try {
  await prepare(root, FOR_SERVER);
  const entry = await bundle();
  const { main } = await import(entry);
  process.env.NODE_ENV = 'production';
  process.exitCode = await main({
    root,
    args: process.argv.slice(2),
    collectionKey: contentFingerprint(root, COLLECTION_SOURCES).slice(0, 12),
    packageKey: contentFingerprint(root, PACKAGE_SOURCES).slice(0, 12),
    findAnki: () => findAnki(root),
    findChromium: async () => process.env.KARTOTEKA_CHROMIUM || (await findChromium(root)),
  });
} catch (error) {
  refuse(error);
}

async function bundle() {
  const { build } = await import('esbuild');
  // As deep in the folder as the sources are: they find the root from where they lie.
  const outfile = path.join(root, 'dist', 'bench', 'main.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    sourcesContent: false,
    external: ['better-sqlite3', 'playwright-core'],
    banner: {
      // Some of the bundled packages are CommonJS and ask for Node's modules by `require`.
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}
