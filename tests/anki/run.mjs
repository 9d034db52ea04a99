// `npm run test:anki`: installs the official Anki beside the project, once, and runs ours against it at length.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from '../../bin/node-version.mjs';
import { refuse } from '../../bin/prepare/refusal.mjs';
import { FOR_COMMANDS } from '../../bin/prepare/steps.mjs';
import { prepare } from '../../bin/prepare.mjs';
import { installAnki } from '../run/find-anki.mjs';
import { runVitest } from '../run/run-vitest.mjs';

requireNode(process.versions.node);

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

try {
  await prepare(root, FOR_COMMANDS);
  if (installAnki(root) === null) process.stdout.write('The official Anki cannot be installed.\n');
  const given = { projects: ['unit'], filters: ['tests/anki/'], isDrill: true, chromium: null };
  const { passed, failed, skipped } = await runVitest(root, given);
  for (const { name, reason } of skipped) process.stdout.write(`skipped: ${name} (${reason})\n`);
  for (const name of failed) process.stdout.write(`failed: ${name}\n`);
  process.stdout.write(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} catch (error) {
  refuse(error);
}
