import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DECK, type Desk, newDesk } from './desk.ts';

async function studiedDesk(): Promise<Desk> {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('import', 'a.md', '--yes');
  const [card] = await desk.lines('cards');
  await desk.run('answer', card?.id, 'easy');
  return desk;
}

test('import tells what a file holds, and adds it with --yes', async () => {
  const desk = newDesk({ 'a.md': DECK });
  const planned = await desk.json('import', 'a.md');
  const holds = { notes: 2, cards: 3, reviews: 0, media: 0, findings: [], status: 0 };
  expect(planned).toMatchObject({ ...holds, plan: { create: 2 }, applied: false });
  expect(await desk.json('import', 'a.md', '--yes')).toMatchObject({ ...holds, applied: true });
  expect((await desk.json('due')).decks).toMatchObject([{ key: 'demo', new: 2 }]);
  const again = await desk.json('import', 'a.md', '--yes');
  expect(again.plan).toMatchObject({ create: 0, update: 0, unchanged: 2 });
});

test('import --deck gives the deck a title', async () => {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('import', 'a.md', '--yes', '--deck', 'My numbers');
  expect((await desk.json('due')).decks).toMatchObject([{ key: 'demo', title: 'My numbers' }]);
});

test('a bundle brings everything to an empty place', async () => {
  const desk = await studiedDesk();
  const written = await desk.json('export', '--out', 'all.kartoteka.zip');
  const { size } = statSync(path.join(desk.folder, 'all.kartoteka.zip'));
  expect(written).toEqual({ notes: 2, cards: 3, reviews: 1, media: 0, bytes: size, status: 0 });
  const other = newDesk();
  const file = path.join(desk.folder, 'all.kartoteka.zip');
  expect(await other.json('import', file, '--yes')).toMatchObject({ cards: 3, reviews: 1 });
  expect(await other.lines('reviews')).toEqual(await desk.lines('reviews'));
  expect(await other.lines('cards')).toEqual(await desk.lines('cards'));
  expect(await other.json('verify')).toMatchObject({ differences: 0 });
});

test('a bundle without progress brings the decks and nothing of the studying', async () => {
  const desk = await studiedDesk();
  const written = await desk.json('export', '--no-progress', '--out', 'decks.kartoteka.zip');
  expect(written).toMatchObject({ notes: 2, cards: 3, reviews: 0 });
  const other = newDesk();
  const file = path.join(desk.folder, 'decks.kartoteka.zip');
  expect(await other.json('import', file, '--yes')).toMatchObject({ cards: 3, reviews: 0 });
  expect(await other.lines('reviews')).toEqual([]);
  expect((await other.lines('cards')).map(({ state }) => state)).toEqual(['new', 'new', 'new']);
  expect((await other.json('due')).decks).toMatchObject([{ key: 'demo', new: 2 }]);
});

test('only a bundle can do without progress', async () => {
  const desk = await studiedDesk();
  const { code, stderr } = await desk.run('export', '--no-progress', '--out', 'r.csv');
  expect(code).toBe(2);
  expect(stderr).toMatch(/--no-progress/);
});

test('answers and cards are written as tables, all or those that were asked for', async () => {
  const desk = await studiedDesk();
  const [card] = await desk.lines('cards', '--search', 'is:review');
  expect(await desk.json('export', '--out', 'r.csv')).toMatchObject({ reviews: 1, cards: 0 });
  const [head, row] = desk.read('r.csv').split('\n');
  expect(head).toBe('card_id,review_time,review_rating,review_state,review_duration');
  expect(row).toMatch(new RegExp(`^${card?.id},\\d+,4,0,\\d+$`));
  const none = await desk.json('export', '--out', 'n.csv', '--search', 'is:new');
  expect(none).toMatchObject({ reviews: 0 });
  const cards = await desk.json('export', '--out', 'c.csv', '--format', 'cards', '--deck', 'Demo');
  expect(cards).toMatchObject({ cards: 3, reviews: 0 });
  expect(desk.read('c.csv')).toMatch(/^id,note,deck,kind,prompt,answer,tags,state,due,/);
});

test('an export that fails leaves no half of a file', async () => {
  const desk = await studiedDesk();
  const { code, stderr } = await desk.run('export', '--out', 'missing/r.csv');
  expect(code).toBe(2);
  expect(stderr).toMatch(/missing/);
  expect(readdirSync(desk.folder)).toEqual(['a.md']);
  expect(existsSync(path.join(desk.folder, 'missing'))).toBe(false);
});

test('a file that cannot be read ends with status 2', async () => {
  const desk = newDesk({ 'a.docx': 'not for us', 'b.kartoteka.zip': 'not a zip' });
  for (const file of ['missing.md', 'a.docx', 'b.kartoteka.zip']) {
    const { code, stdout } = await desk.run('import', file, '--yes', '--json');
    expect({ file, code, stdout }).toEqual({ file, code: 2, stdout: '' });
  }
});

test('a file that is not there, or is a folder, is said to be so', async () => {
  const desk = newDesk({ 'folder/a.md': 'notes' });
  for (const file of ['missing.md', 'missing.apkg', 'missing.csv']) {
    const { code, stderr } = await desk.run('import', file, '--yes');
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${file} is not there.`),
    });
  }
  const { code, stderr } = await desk.run('draft', 'folder');
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is a folder'),
  });
});

test('a deck that nobody has is refused rather than written as nothing', async () => {
  const desk = await studiedDesk();
  for (const args of [
    ['export', '--out', 'n.apkg', '--deck', 'nope'],
    ['export', '--out', 'n.md.zip', '--deck', 'nope'],
    ['replace', 'a', 'b', '--deck', 'nope'],
    ['stats', '--deck', 'nope'],
  ]) {
    const { code, stderr } = await desk.run(...args);
    expect({ args, code, stderr }).toEqual({
      args,
      code: 1,
      stderr: expect.stringContaining('There is no deck nope.'),
    });
  }
  expect(readdirSync(desk.folder)).toEqual(['a.md']);
});

test('an export that cannot be written says which folder is missing, and leaves nothing', async () => {
  const desk = await studiedDesk();
  const refused = await desk.run('export', '--out', 'no/such/log.csv');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(`There is no ${path.join(desk.folder, 'no', 'such')}.`);
  expect(existsSync(path.join(desk.folder, 'no'))).toBe(false);
});
