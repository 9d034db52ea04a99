import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** How Kartoteka works must not depend on who runs the tests. */
const OURS = ['PORT', 'HOST', 'DATABASE_URL', 'KARTOTEKA_DATA', 'KARTOTEKA_DECKS', 'KARTOTEKA_NOW'];

/** Runs the tests of `projects` (all where it is empty) once and gives their tally. */
export async function runVitest(root, { projects, filters, isDrill, chromium }) {
  const tallyFile = path.join(root, '.cache', 'tally.json');
  rmSync(tallyFile, { force: true });
  const args = [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=./tests/support/tally-reporter.ts',
    ...projects.flatMap((project) => ['--project', project]),
    ...filters,
  ];
  const env = { ...process.env, KARTOTEKA_TALLY: tallyFile, KARTOTEKA_CHROMIUM: chromium ?? '' };
  for (const variable of OURS) delete env[variable];
  if (isDrill) env.DRILL = '1';
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return readTally(tallyFile, code);
}

function readTally(file, code) {
  try {
    const tally = JSON.parse(readFileSync(file, 'utf8'));
    const isSilentFailure = code !== 0 && tally.failed.length === 0;
    return isSilentFailure ? { ...tally, failed: [`vitest ended with ${code}`] } : tally;
  } catch {
    return {
      passed: 0,
      failed: [`vitest ended with ${code} before it told its results`],
      skipped: [],
    };
  }
}
