import { expect, test } from 'vitest';
import { jobRunner } from '#lib/platform/job-runner.ts';
import type { JobId } from '#lib/shared/ids.ts';
import { type ImportLimits, USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import { tempFolderWith } from '../support/temp-folder.ts';

const ENDLESS = 'setInterval(() => {}, 1000);';
const GREEDY = `const held = [];
for (;;) held.push(new Array(100_000).fill(held.length));`;

test('reading a file that takes longer than the limit is stopped, and says so', async () => {
  const run = running({ 'package.mjs': ENDLESS }, { minutes: 0.005 });
  await expect(run('package')).rejects.toMatchObject({
    code: 'too-large',
    values: { why: 'too-slow', most: 0.005 },
  });
});

test('reading a file that needs more memory than the limit is stopped, and says so', async () => {
  const most = 64 * 1024 ** 2;
  const run = running({ 'package.mjs': GREEDY }, { memoryBytes: most });
  await expect(run('package')).rejects.toMatchObject({
    code: 'too-large',
    values: { why: 'too-much-memory', most },
  });
});

test('other work has all the time it needs', async () => {
  const answer = `process.once('message', () => process.send({ result: 'done' }, () => process.exit(0)));`;
  const run = running({ 'fit.mjs': answer }, { minutes: 0 });
  expect(await run('fit')).toBe('done');
});

function running(programs: Record<string, string>, limits: Partial<ImportLimits>) {
  const runner = jobRunner({
    programs: tempFolderWith(programs),
    databaseFile: 'none.db',
    limits: { ...USUAL_LIMITS, ...limits },
  });
  return (program: 'package' | 'fit') =>
    runner.run({ job: program as unknown as JobId, program, input: null, told: () => {} });
}
