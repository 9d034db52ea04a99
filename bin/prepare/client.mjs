import { existsSync } from 'node:fs';
import path from 'node:path';
import { packages } from './packages.mjs';
import { readStamp } from './stamp.mjs';

/** Generates the database client from the schema. */
export const client = {
  name: 'database client',
  stampFile: 'dist/stamps/client.json',
  sources: ['prisma/schema.prisma', 'prisma.config.ts'],
  salt: (root) => readStamp(path.join(root, packages.stampFile))?.content ?? '',
  isPresent: (root) => existsSync(path.join(root, 'lib', 'store', 'generated', 'client.ts')),
  run: generate,
};

async function generate(root) {
  const { runNode } = await import('./run.mjs');
  await runNode([path.join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
    cwd: root,
    env: {
      ...process.env,
      // Generating needs no schema engine, but its download is skipped only where one seems to be there.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    sentence: 'The database client could not be generated from prisma/schema.prisma: see above.',
  });
}
