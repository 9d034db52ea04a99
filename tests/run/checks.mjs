import path from 'node:path';
import { showStep } from '../../bin/prepare/progress.mjs';
import { Interrupted } from '../../bin/prepare/refusal.mjs';
import { runNode } from '../../bin/prepare/run.mjs';

const CHECKS = [
  { name: 'format and lint', script: '@biomejs/biome/bin/biome', args: ['check', '.'] },
  { name: 'types', script: 'typescript/bin/tsc', args: ['--noEmit'] },
];

/** Runs what looks at the sources only; gives the names of what passed and what failed. */
export async function runChecks(root) {
  const passed = [];
  const failed = [];
  for (const { name, script, args } of CHECKS) {
    const output = await complaintsOf(root, { name, script, args });
    (output === null ? passed : failed).push(name);
    if (output !== null) process.stdout.write(`${output}\n`);
  }
  return { passed: passed.length, failed };
}

async function complaintsOf(root, { name, script, args }) {
  const command = [path.join(root, 'node_modules', script), ...args];
  try {
    await showStep(name, async () => {
      await runNode(command, { cwd: root, sentence: name });
    });
    return null;
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return error.details ?? error.stack;
  }
}
