import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import { holdWriterLock } from '#lib/platform/writer-lock.ts';
import { ROOT } from '../support/root.ts';
import { DECK, newDesk } from './desk.ts';

test('commands that write wait for one another', async () => {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('compile', 'a.md', '--yes');
  const cards = await desk.lines('cards');
  const answers = await Promise.all(cards.map(({ id }) => desk.run('answer', id, 'good')));
  expect(answers.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(await desk.json('verify')).toMatchObject({ cards: 3, events: 3, differences: 0 });
});

test('a command that writes ends with status 2 where the writer takes no commands, and others go on', async () => {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('compile', 'a.md', '--yes');
  const lock = holdWriterLock(desk.dataFolder);
  const [undo, cards] = await Promise.all([desk.run('undo'), desk.lines('cards')]);
  lock?.release();
  expect(undo.code).toBe(2);
  expect(undo.stderr).toMatch(/^kartoteka: Another program is writing to .+\n$/);
  expect(cards).toHaveLength(3);
});

test('a reader that leaves early is no error', async () => {
  const desk = newDesk({ 'a.md': DECK });
  const program = path.join(ROOT, 'dist', 'kartoteka.mjs');
  const child = spawn(process.execPath, [program, 'help'], {
    env: { ...process.env, ...desk.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (piece) => {
    stderr += piece;
  });
  const [code] = await once(child, 'close');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
