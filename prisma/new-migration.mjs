// Writes the next migration: `node prisma/new-migration.mjs NAME`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pendingSql } from './schema-engine.mjs';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Say what the migration does: node prisma/new-migration.mjs add_flags');
  process.exit(2);
}
const sql = await pendingSql();
if (sql === '') {
  console.error('The migrations already lead to the schema.');
  process.exit(0);
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  'migrations',
  `${stamp}_${name}`,
);
mkdirSync(folder);
writeFileSync(path.join(folder, 'migration.sql'), `${sql}\n`);
console.error(`Wrote ${path.relative(process.cwd(), folder)}`);
