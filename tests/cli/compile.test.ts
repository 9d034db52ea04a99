import { expect, test } from 'vitest';
import { DECK, newDesk } from './desk.ts';

const NONE = { create: 0, update: 0, move: 0, revive: 0, archive: 0, ambiguous: 0, unchanged: 0 };

/** A deck of many notes. */
function deckOf(count: number): string {
  const notes = Array.from(
    { length: count },
    (_, index) => `Q: What is ${index}?\n\nA: ${index}\n`,
  );
  return `---\ndeck: many\nlang: en\n---\n\n${notes.join('\n')}`;
}

test('without --yes the plan is told and nothing is changed', async () => {
  const desk = newDesk({ 'a.md': DECK });
  const planned = await desk.json('compile', 'a.md');
  expect(planned).toMatchObject({ plan: { ...NONE, create: 2 }, applied: false, findings: [] });
  expect(planned.status).toBe(0);
  expect(await desk.lines('cards')).toEqual([]);
});

test('the plan for people names each note with its place', async () => {
  const desk = newDesk({ 'a.md': DECK });
  const { stdout, stderr } = await desk.run('compile', 'a.md');
  expect(stdout).toMatch(/^new +a\.md:10 +What is one\?$/m);
  expect(stderr).toMatch(/--yes applies the plan/);
});

test('--yes applies it, and the same files again change nothing', async () => {
  const desk = newDesk({ 'a.md': DECK });
  const first = await desk.json('compile', 'a.md', '--yes');
  expect(first).toMatchObject({ plan: { ...NONE, create: 2 }, applied: true, status: 0 });
  const second = await desk.json('compile', 'a.md', '--yes');
  expect(second).toMatchObject({ plan: { ...NONE, unchanged: 2 }, applied: true, status: 0 });
});

test('an edited card keeps its id and its history', async () => {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('compile', 'a.md', '--yes');
  const [card] = await desk.lines('cards', '--search', 'first number');
  await desk.run('answer', card?.id, 'easy');
  desk.write('a.md', DECK.replace('The first number.', 'The smallest natural number.'));
  expect((await desk.json('compile', 'a.md', '--yes')).plan).toMatchObject({ update: 1 });
  const [edited] = await desk.lines('cards', '--search', 'smallest');
  expect(edited).toMatchObject({ id: card?.id, state: 'review', reps: 1 });
});

test('an error keeps back its own card only, and ends with status 1', async () => {
  const desk = newDesk({ 'a.md': `${DECK}\nQ: Who answers this?\n` });
  const compiled = await desk.json('compile', 'a.md', '--yes');
  expect(compiled).toMatchObject({ applied: true, plan: { create: 2 }, status: 1 });
  expect(compiled.findings).toMatchObject([{ file: 'a.md', severity: 'error' }]);
  expect(await desk.lines('cards')).toHaveLength(3);
});

test('many notes at once go to the archive only where that is allowed', async () => {
  const desk = newDesk({ 'a.md': deckOf(20) });
  await desk.run('compile', 'a.md', '--yes');
  desk.write('a.md', deckOf(5));
  const held = await desk.json('compile', 'a.md', '--yes');
  expect(held).toMatchObject({ plan: { archive: 15, unchanged: 5 }, applied: true, status: 1 });
  expect(await desk.lines('cards')).toHaveLength(20);
  const done = await desk.json('compile', 'a.md', '--yes', '--allow-mass-archive');
  expect(done).toMatchObject({ plan: { archive: 15 }, status: 0 });
  expect(await desk.lines('cards')).toHaveLength(5);
  expect(await desk.lines('cards', '--search', 'is:archived')).toHaveLength(15);
});

test('a missing file ends with status 2', async () => {
  const { code, stderr } = await newDesk().run('compile', 'missing.md', '--yes');
  expect(code).toBe(2);
  expect(stderr).toMatch(/missing\.md/);
});
