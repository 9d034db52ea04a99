import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import { holdWriterLock } from '#lib/platform/writer-lock.ts';
import { BUILT, DECK, newDesk } from './desk.ts';

test('the built command line compiles, answers and verifies, from wherever it is called', async () => {
  const desk = newDesk({ 'a.md': DECK });
  const compiled = await desk.runBuilt('compile', 'a.md', '--yes', '--json');
  expect(compiled).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(compiled.stdout).plan.create).toBe(2);
  const { stdout } = await desk.runBuilt('cards', '--json');
  const cards = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(cards).toHaveLength(3);
  const answered = await desk.runBuilt('answer', cards[0].id, 'good', '--json');
  expect(JSON.parse(answered.stdout)).toMatchObject({ state: 'learning' });
  const verified = await desk.runBuilt('verify', '--json');
  expect(verified).toEqual({
    code: 0,
    stdout: '{"cards":1,"events":1,"differences":0}\n',
    stderr: '',
  });
});

test('the built command line ends with the status of its command', async () => {
  const desk = newDesk({ 'a.md': `${DECK}\nQ: Who answers this?\n` });
  expect((await desk.runBuilt('check', 'a.md')).code).toBe(1);
  expect((await desk.runBuilt('chek')).code).toBe(2);
  expect((await desk.runBuilt('help')).code).toBe(0);
});

test('commands that write wait for one another', async () => {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('compile', 'a.md', '--yes');
  const cards = await desk.lines('cards');
  const answers = await Promise.all(cards.map(({ id }) => desk.runBuilt('answer', id, 'good')));
  expect(answers.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(await desk.json('verify')).toMatchObject({ cards: 3, events: 3, differences: 0 });
});

test('a command that writes ends with status 2 where the writer takes no commands; readers go on', async () => {
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
  const child = spawn(process.execPath, [BUILT, 'help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const pieces: Buffer[] = [];
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  const [code] = await once(child, 'close');
  expect({ code, stderr: Buffer.concat(pieces).toString() }).toEqual({ code: 0, stderr: '' });
});

test('paths with spaces and Cyrillic are like any other', async () => {
  const desk = newDesk({ 'мои колоды/кит.md': DECK });
  const { stdout } = await desk.runBuilt('check', 'мои колоды', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ files: 1, cards: 3 });
  const file = path.join(desk.folder, 'мои колоды', 'кит.md');
  expect((await desk.runBuilt('import', file, '--yes')).code).toBe(0);
});
