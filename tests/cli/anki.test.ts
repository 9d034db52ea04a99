import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DECK, type Desk, newDesk } from './desk.ts';

async function studiedDesk(): Promise<Desk> {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('import', 'a.md', '--yes');
  const [card] = await desk.lines('cards');
  await desk.run('answer', card?.id, 'good');
  return desk;
}

test('export writes packages for Anki, notes as a table and Markdown, by the name of the file', async () => {
  const desk = await studiedDesk();
  const holds = { notes: 2, cards: 3, media: 0, status: 0 };
  for (const name of ['all.apkg', 'all.colpkg']) {
    const written = await desk.json('export', '--out', name);
    const { size } = statSync(path.join(desk.folder, name));
    expect(written).toEqual({ ...holds, reviews: 1, bytes: size });
  }
  const alone = await desk.json('export', '--out', 'new.apkg', '--no-progress', '--no-media');
  expect(alone).toMatchObject({ ...holds, reviews: 0 });
  expect(await desk.json('export', '--out', 'notes.txt')).toMatchObject({ ...holds, reviews: 0 });
  expect(await desk.json('export', '--out', 'a.md.zip')).toMatchObject({ ...holds, reviews: 0 });
  const none = await desk.json('export', '--out', 'none.apkg', '--search', 'nowhere');
  expect(none).toMatchObject({ notes: 0, cards: 0, status: 0 });
});

test('backup sets a copy aside, and restore goes back to it and keeps what was there', async () => {
  const desk = await studiedDesk();
  const { backup } = await desk.json('backup');
  expect(backup).toMatchObject({ reason: 'by-hand' });
  const before = await desk.lines('reviews');
  const [card] = await desk.lines('cards', '--search', 'is:new');
  await desk.run('answer', card?.id, 'good');
  const asked = await desk.run('restore', backup.name);
  expect(asked.code).toBe(1);
  expect((await desk.lines('reviews')).length).toBe(2);
  const done = await desk.json('restore', backup.name, '--yes');
  expect(done).toMatchObject({ backup: backup.name, missingMedia: 0, status: 0 });
  expect(await desk.lines('reviews')).toEqual(before);
  expect(await desk.json('verify')).toMatchObject({ differences: 0 });
  const { backups } = await desk.json('backup', '--list');
  expect(backups.map(({ name }: { name: string }) => name)).toContain(done.before);
});

test('restore works where the database itself is damaged', async () => {
  const desk = await studiedDesk();
  const { backup } = await desk.json('backup');
  const before = await desk.lines('reviews');
  const data = desk.dataFolder;
  const file = path.join(data, 'kartoteka.db');
  if (!existsSync(file)) throw new Error(`No database in ${data}`);
  writeFileSync(file, 'no database at all');
  expect(await desk.json('restore', backup.name, '--yes')).toMatchObject({ status: 0 });
  expect(await desk.lines('reviews')).toEqual(before);
  expect(readdirSync(data).some((name) => name.includes('.damaged-'))).toBe(true);
});

test('restore says which backups there are not', async () => {
  const desk = await studiedDesk();
  const { code, stderr } = await desk.run('restore', 'daily-2020');
  expect(stderr).toMatch(/no backup daily-2020/);
  expect(code).toBe(1);
});
