#!/usr/bin/env node
// `npx kartoteka COMMAND`: brings the bundled command line up to date where the sources are newer, then runs it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from './node-version.mjs';

requireNode(process.versions.node);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { areDone } = await import('./prepare/step.mjs');
const { FOR_COMMANDS } = await import('./prepare/steps.mjs');
if (!areDone(root, FOR_COMMANDS)) await prepareOrRefuse();
await import('../dist/kartoteka.mjs');

/** Everything that is said on the way goes to standard error: standard output is the command's. */
async function prepareOrRefuse() {
  try {
    const { prepare } = await import('./prepare.mjs');
    await prepare(root, FOR_COMMANDS);
  } catch (error) {
    const { refuse } = await import('./prepare/refusal.mjs');
    refuse(error);
  }
}
