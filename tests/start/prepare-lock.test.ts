import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { startNode } from '../support/run-program.ts';
import { tempFolderWith } from '../support/temp-folder.ts';

const LOCK = pathToFileURL(path.resolve('bin/prepare/lock.mjs')).href;

/** Prepares for a moment, and writes down when it began and ended. */
const PREPARER = `
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
const { withPrepareLock } = await import('${LOCK}');
await withPrepareLock(process.cwd(), async () => {
  appendFileSync('log', 'in ');
  await pause(20);
  appendFileSync('log', 'out ');
});
`;

test('of processes that prepare one folder at once one works at a time, also after one that died with the lock', async () => {
  const root = tempFolderWith({ 'dist/x': '', 'prepare.mjs': PREPARER });
  const dead = startNode(['-e', '']);
  await once(dead, 'exit');
  writeFileSync(path.join(root, 'dist', 'preparing'), `${dead.pid}\n`);
  const preparers = Array.from({ length: 8 }, () =>
    startNode([path.join(root, 'prepare.mjs')], { cwd: root }),
  );
  const codes = await Promise.all(preparers.map(async (each) => (await once(each, 'exit'))[0]));
  expect(codes).toEqual(preparers.map(() => 0));
  expect(readFileSync(path.join(root, 'log'), 'utf8')).toBe('in out '.repeat(8));
  expect(existsSync(path.join(root, 'dist', 'preparing'))).toBe(false);
}, 60_000);
