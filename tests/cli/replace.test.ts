import { expect, test } from 'vitest';
import { CANNOT_RUN, DONE, REFUSED } from '../../bin/cli/status.ts';
import { DECK, newDesk } from './desk.ts';

const FILES = { 'demo.md': DECK };

async function compiledDesk() {
  const desk = newDesk(FILES);
  await desk.run('compile', 'demo.md', '--yes');
  return desk;
}

test('a replacement is shown, and made only where that is said; undo takes it back', async () => {
  const desk = await compiledDesk();
  const shown = await desk.run('replace', 'first number', 'number 1');
  expect(shown.code).toBe(DONE);
  expect(shown.stdout).toContain('  A: The [-first number-]{+number 1+}.');
  expect(shown.stdout).toContain('Places: 1, in notes: 1.');
  expect(desk.read('demo.md')).toBe(DECK);
  const dry = await desk.run('replace', 'first number', 'number 1', '--yes', '--dry-run');
  expect(dry.stderr).toContain('Nothing was changed');
  expect(desk.read('demo.md')).toBe(DECK);
  expect((await desk.run('replace', 'first number', 'number 1', '--yes')).code).toBe(DONE);
  expect(desk.read('demo.md')).toBe(DECK.replace('first number', 'number 1'));
  expect((await desk.run('undo')).stdout).toContain('a replacement in notes');
  expect(desk.read('demo.md')).toBe(DECK);
});

test('at a terminal it asks first', async () => {
  const desk = await compiledDesk();
  await desk.runAsked(['n'], 'replace', 'pod', 'Pod', '--case');
  expect(desk.read('demo.md')).toBe(DECK);
  await desk.runAsked(['y'], 'replace', 'pod', 'Pod', '--case');
  expect(desk.read('demo.md')).toBe(DECK.replace('- pod', '- Pod'));
});

test('a search, a side and an expression narrow it', async () => {
  const desk = await compiledDesk();
  const asked = ['replace', '(a) (group)', '$2 of $1', '--regex', '--json'];
  expect(await desk.json(...asked, '--search', 'number')).toMatchObject({ looked: 1, notes: 0 });
  expect(await desk.json(...asked, '--in', 'prompt')).toMatchObject({ looked: 2, notes: 0 });
  const report = await desk.json(...asked, '--in', 'answer', '--deck', 'demo', '--yes');
  expect(report).toMatchObject({ notes: 1, places: 1, applied: true, cards: 2 });
  expect(desk.read('demo.md')).toContain('group of a of containers');
});

test('what cannot be looked for is said, and a note that would break is told with status 1', async () => {
  const desk = await compiledDesk();
  const wrong = await desk.run('replace', '(', 'x', '--regex');
  expect(wrong).toMatchObject({ code: CANNOT_RUN });
  expect(wrong.stderr).toContain('not a regular expression');
  const broken = await desk.run('replace', 'A: The', 'The', '--yes');
  expect(broken.code).toBe(REFUSED);
  expect(broken.stderr).toContain('Stays as it is: 1');
  expect(desk.read('demo.md')).toBe(DECK);
});
