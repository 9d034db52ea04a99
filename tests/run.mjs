// `npm test` runs everything; `--quick` what needs neither server nor browser; `--drill` the long forms; other arguments choose test files.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from '../bin/node-version.mjs';
import { showStep } from '../bin/prepare/progress.mjs';
import { refuse } from '../bin/prepare/refusal.mjs';
import { FOR_COMMANDS, FOR_SERVER } from '../bin/prepare/steps.mjs';
import { prepare } from '../bin/prepare.mjs';
import { runChecks } from './run/checks.mjs';
import { findChromium } from './run/find-chromium.mjs';
import { runVitest } from './run/run-vitest.mjs';

requireNode(process.versions.node);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const isQuick = args.includes('--quick');
const isDrill = args.includes('--drill');
const filters = args.filter((argument) => !argument.startsWith('--'));

try {
  await prepare(root, isQuick ? FOR_COMMANDS : FOR_SERVER);
  const checksSources = !isDrill && filters.length === 0;
  const checks = checksSources ? await runChecks(root) : { passed: 0, failed: [] };
  const chromium = isQuick ? null : await lookForChromium();
  const projects = isQuick ? ['unit', 'store'] : [];
  report(checks, await runVitest(root, { projects, filters, isDrill, chromium }));
} catch (error) {
  refuse(error);
}

async function lookForChromium() {
  let found = null;
  await showStep('browser', async () => {
    found = await findChromium(root);
    return found ?? 'none: set CHROMIUM_PATH to a Chromium to run the browser tests';
  });
  return found;
}

function report(checks, tests) {
  const passed = checks.passed + tests.passed;
  const failed = [...checks.failed, ...tests.failed];
  const { skipped } = tests;
  const lines = [
    '',
    ...skipped.map(({ name, reason }) => `skipped: ${name} (${reason})`),
    ...failed.map((name) => `failed: ${name}`),
    `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = failed.length > 0 || passed === 0 ? 1 : 0;
}
