import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { fixture } from '../library/programs/in-place.ts';
import { newDesk, type Printed } from './desk.ts';

function asked({ prompt }: Printed): string {
  return textOfHtml(prompt).trim();
}

test.each([
  [
    'a database of Mnemosyne',
    'mnemosyne/default.db',
    { notes: 9, cards: 15, reviews: 63, media: 2 },
  ],
  [
    'cards of Mnemosyne with learning data',
    'mnemosyne/merging.cards',
    { cards: 15, schedules: 15 },
  ],
  ['a collection of hashcards', 'hashcards', { notes: 10, cards: 15, reviews: 75, media: 1 }],
  ['the database of such a collection', 'hashcards/hashcards.db', { notes: 10, cards: 15 }],
])('import takes %s, and changes nothing a second time', async (_, name, held) => {
  const desk = newDesk();
  expect(await desk.json('import', fixture(name))).toMatchObject({ ...held, applied: false });
  expect(await desk.json('import', fixture(name), '--yes')).toMatchObject({
    ...held,
    applied: true,
  });
  const again = await desk.json('import', fixture(name), '--yes');
  expect(again).toMatchObject({ operation: null, reviews: 0, schedules: 0, status: 0 });
  expect(await desk.json('verify')).toMatchObject({ differences: 0 });
});

test('import names what is wrong in the lines of the document, and counts histories without a card', async () => {
  const desk = newDesk();
  cpSync(fixture('hashcards'), path.join(desk.folder, 'notes'), { recursive: true });
  desk.write('notes/Bad.md', 'Q: one\nA: 1\n\nQ: two\nA:\n');
  const planned = await desk.json('import', 'notes');
  expect(planned.problems).toEqual({ 'history-without-card': 1 });
  const { stderr } = await desk.run('import', 'notes');
  expect(stderr).toContain('notes/Bad.md:5:');
});

test('import reads a table as it is told', async () => {
  const desk = newDesk();
  desk.write('words.csv', 'dog,a|perro|animal\ncat|gato|animal\n');
  const options = ['--separator', 'pipe', '--columns', '2=front,1=back,3=tags', '--header', 'no'];
  const table = [...options, '--html', 'no', '--both-ways'];
  const added = await desk.json('import', 'words.csv', ...table, '--yes');
  expect(added).toMatchObject({ notes: 2, cards: 4 });
  const cards = await desk.lines('cards');
  expect(cards.map(asked).sort()).toEqual(['cat', 'dog,a', 'gato', 'perro']);
  expect(cards[0]?.tags).toEqual(['animal']);
});

test('import leaves out the columns of a table that are not named', async () => {
  const desk = newDesk();
  desk.write('words.tsv', 'x\tWort\ty\tword\n');
  await desk.json('import', 'words.tsv', '--columns', ',front,skip,back', '--yes');
  const [card] = await desk.lines('cards');
  expect(asked(card ?? {})).toBe('Wort');
});

test.each([
  [['--columns', 'back,tags'], 'front'],
  [['--columns', 'front,bcak'], 'bcak'],
  [['--columns', '0=front'], '0=front'],
  [['--separator', 'dash'], 'dash'],
  [['--header', 'maybe'], '--header'],
])('import refuses %j for a table, and says why', async (options, word) => {
  const desk = newDesk();
  desk.write('words.csv', 'a,b\n');
  const { code, stderr } = await desk.run('import', 'words.csv', ...options);
  expect(code).toBe(2);
  expect(stderr).toContain(word);
});

test('import refuses what speaks of tables for other files', async () => {
  const desk = newDesk({ 'a.md': 'Q: one\n\nA: 1\n' });
  const { code, stderr } = await desk.run('import', 'a.md', '--columns', 'front,back');
  expect(code).toBe(2);
  expect(stderr).toContain('tables');
});
