import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { doStep, isDone, type Step } from '../../bin/prepare/step.mjs';
import { tempFolderWith } from '../support/temp-folder.ts';

const LATER = new Date(Date.now() + 60_000);

function place(over: Partial<Step> = {}): { root: string; step: Step } {
  const root = tempFolderWith({ 'lib/a.ts': 'a', 'lib/deep/b.ts': 'b' });
  const step: Step = {
    name: 'result',
    stampFile: 'dist/stamps/result.json',
    sources: ['lib', 'absent'],
    isPresent: () => true,
    run: async () => undefined,
    ...over,
  };
  return { root, step };
}

test('a step that was never done is due, and then it is not', async () => {
  const { root, step } = place();
  expect(isDone(root, step)).toBe(false);
  await doStep(root, step);
  expect(isDone(root, step)).toBe(true);
});

test.each<[string, (root: string) => void]>([
  ['a file changed', (root) => writeFileSync(path.join(root, 'lib/deep/b.ts'), 'changed')],
  ['a file was added', (root) => writeFileSync(path.join(root, 'lib/c.ts'), '')],
  ['a file was removed', (root) => rmSync(path.join(root, 'lib/a.ts'))],
])('a step is due again when %s', async (_, change) => {
  const { root, step } = place();
  await doStep(root, step);
  change(root);
  expect(isDone(root, step)).toBe(false);
});

test('a step is not due when only times changed', async () => {
  const { root, step } = place();
  await doStep(root, step);
  utimesSync(path.join(root, 'lib/a.ts'), LATER, LATER);
  expect(isDone(root, step)).toBe(true);
});

test('a step is due again when its result is gone', async () => {
  let isThere = true;
  const { root, step } = place({ isPresent: () => isThere });
  await doStep(root, step);
  isThere = false;
  expect(isDone(root, step)).toBe(false);
});

test('a step is due again when what it depends on besides changed', async () => {
  let version = 'one';
  const { root, step } = place({ salt: () => version });
  await doStep(root, step);
  version = 'two';
  expect(isDone(root, step)).toBe(false);
});

test('a step that failed is due again, even where it was done before', async () => {
  const { root, step } = place();
  await doStep(root, step);
  const failing = { ...step, run: () => Promise.reject(new Error('no disk')) };
  await expect(doStep(root, failing)).rejects.toThrow('no disk');
  expect(isDone(root, step)).toBe(false);
});

test('a source that changes while a step runs makes it due again', async () => {
  const { root, step } = place();
  const edited = path.join(root, 'lib/a.ts');
  await doStep(root, {
    ...step,
    run: async () => {
      writeFileSync(edited, 'edited meanwhile');
      return undefined;
    },
  });
  expect(isDone(root, step)).toBe(false);
});
