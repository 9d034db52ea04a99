// Bundles the command line and the server: `node bin/build.mjs`. Entries are replaced last, so that a reader never finds half of them.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');
const ENTRIES = {
  kartoteka: 'bin/cli/main.ts',
  serve: 'bin/serve.ts',
  fit: 'bin/fit.ts',
  compile: 'bin/compile.ts',
  backup: 'bin/backup.ts',
  package: 'bin/package.ts',
  write: 'bin/write.ts',
  log: 'bin/log.ts',
};

const { outputFiles: programs } = await bundle({
  absWorkingDir: root,
  entryPoints: ENTRIES,
  outdir: dist,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  minifySyntax: true,
  external: ['better-sqlite3', 'next', '@open-spaced-repetition/binding'],
  banner: {
    // Some of the bundled packages are CommonJS and ask for Node's modules by `require`.
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

const { outputFiles: workers } = await bundle({
  absWorkingDir: root,
  entryPoints: { 'service-worker': 'app/offline/worker.ts' },
  outdir: dist,
  bundle: true,
  write: false,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
});

const outputFiles = [...programs, ...workers];
const isEntry = ({ path: file }) => path.dirname(file) === dist;
for (const file of outputFiles.filter((file) => !isEntry(file))) write(file);
for (const file of outputFiles.filter(isEntry)) write(file);
removeStaleChunks(new Set(outputFiles.map((file) => path.basename(file.path))));

/** esbuild has said itself what is wrong with the sources. */
async function bundle(options) {
  try {
    return await build(options);
  } catch (error) {
    if (error.errors) process.exit(1);
    throw error;
  }
}

function write({ path: file, contents }) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, contents);
  renameSync(`${file}.new`, file);
}

function removeStaleChunks(present) {
  const folder = path.join(dist, 'chunks');
  for (const name of readdirSync(folder)) {
    if (!present.has(name)) rmSync(path.join(folder, name));
  }
}
