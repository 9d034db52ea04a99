import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { changedCopy } from '../library/anki/own-package.ts';
import { profileFolder } from '../library/anki/profile-folder.ts';
import { ROOT } from '../support/root.ts';
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

test('import plans a package of Anki, adds it with --yes, changes nothing a second time, and undo takes it back', async () => {
  const desk = newDesk();
  const file = path.join(ROOT, 'tests/anki/packages/latest.apkg');
  const planned = await desk.json('import', file);
  const { notes, cards, reviews, media } = planned;
  expect([notes, cards, reviews, media].every((count) => count > 0)).toBe(true);
  expect(planned).toMatchObject({ plan: { create: notes, update: 0, unchanged: 0 }, status: 0 });
  expect(planned).toMatchObject({ applied: false, operation: null, findings: [] });
  expect(await desk.lines('cards')).toEqual([]);
  const added = await desk.json('import', file, '--yes');
  expect(added).toEqual({ ...planned, applied: true, operation: expect.any(String) });
  expect((await desk.lines('cards')).length).toBe(cards);
  expect((await desk.lines('reviews')).length).toBeGreaterThan(0);
  expect(await desk.json('verify')).toMatchObject({ differences: 0 });
  const again = await desk.json('import', file, '--yes');
  expect(again).toMatchObject({ plan: { create: 0, update: 0, unchanged: notes }, reviews: 0 });
  expect(again).toMatchObject({ applied: true, operation: null, status: 0 });
  await desk.run('undo');
  expect(await desk.lines('cards')).toEqual([]);
  expect(await desk.lines('reviews')).toEqual([]);
});

test('import takes a collection out of the folder of a profile, or that folder, with its media', async () => {
  const desk = newDesk();
  const folder = await profileFolder();
  const planned = await desk.json('import', path.join(folder, 'collection.anki2'));
  expect(planned).toMatchObject({ plan: { create: 16 }, media: 2, problems: {}, applied: false });
  const added = await desk.json('import', folder, '--yes');
  expect(added).toEqual({ ...planned, applied: true, operation: expect.any(String) });
});

test('import says what comes besides notes', async () => {
  const desk = newDesk();
  const folder = path.join(ROOT, 'tests/anki/packages');
  const first = await desk.run('import', path.join(folder, 'latest.apkg'), '--yes');
  expect(first.stdout).toMatch(/Besides notes: \d note types new or changed, 2 new files\./);
  const whole = await desk.run('import', path.join(folder, 'legacy.colpkg'), '--yes');
  expect(whole.stdout).toContain('Notes: 16 unchanged.\nBesides notes: 1 new file.\n');
  expect(whole.stderr).toMatch(/^Applied/);
  const again = await desk.run('import', path.join(folder, 'legacy.colpkg'), '--yes');
  expect(again.stdout).not.toContain('Besides');
  expect(again.stderr).toMatch(/^Nothing had to be changed/);
});

test('import tells in the plan which files notes name that did not come', async () => {
  const desk = newDesk();
  const source = path.join(ROOT, 'tests/anki/packages/oldest.apkg');
  const file = await changedCopy(
    { source, entry: 'collection.anki2', files: { media: '{}' } },
    () => {},
  );
  expect(await desk.json('import', file)).toMatchObject({ problems: { 'media-missing': 2 } });
  const { stderr } = await desk.run('import', file);
  expect(stderr).toMatch(
    /not here either: 2 \(звук 1\.mp3 \(nid:\d+ word 0\); точка\.png \(nid:\d+ .*\)\)/,
  );
});

test('import says where to edit a note of a deck of yours that was edited in Anki', async () => {
  const desk = await studiedDesk();
  await desk.json('export', '--out', 'all.apkg');
  const source = path.join(desk.folder, 'all.apkg');
  const back = await changedCopy({ source, entry: 'collection.anki21' }, (db) => {
    const edit = "update notes set flds = replace(flds, 'containers', 'boxes'), mod = mod + 60";
    db.prepare(`${edit} where flds like '%containers%'`).run();
  });
  const told = await desk.json('import', back, '--yes');
  expect(told).toMatchObject({ plan: { create: 0, update: 0 }, problems: { 'own-edited': 1 } });
  expect(told).toMatchObject({ operation: null, status: 0 });
  const { stderr } = await desk.run('import', back);
  expect(stderr).toMatch(/edit them in the file: 1 \(a\.md:8: pod\)/);
});

test('import tells how to decide about texts that were changed on both sides', async () => {
  const desk = newDesk();
  const source = path.join(ROOT, 'tests/anki/packages/oldest.apkg');
  await desk.run('import', source, '--yes');
  await desk.run('replace', 'word 1', 'mine', '--yes');
  const later = await changedCopy({ source, entry: 'collection.anki2' }, (db) => {
    const edit = "update notes set flds = replace(flds, 'word 1', 'theirs'), mod = mod + 60";
    db.prepare(`${edit} where flds like 'word 1%'`).run();
  });
  const waiting = await desk.run('import', later, '--yes');
  expect(waiting.code).toBe(1);
  expect(waiting.stderr).toMatch(/Changed both here and in the file.*--texts mine/);
  const decided = await desk.run('import', later, '--yes', '--texts', 'theirs');
  expect(decided.code).toBe(0);
  expect(await desk.lines('cards', '--search', 'theirs')).not.toEqual([]);
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
  const copy = path.join(data, 'backups', `${backup.name}.db`);
  expect(await desk.json('restore', copy, '--yes')).toMatchObject({ status: 0 });
  expect(await desk.lines('reviews')).toEqual(before);
  expect(readdirSync(data).some((name) => name.includes('.damaged-'))).toBe(true);
});

test('restore says which backups there are not', async () => {
  const desk = await studiedDesk();
  const { code, stderr } = await desk.run('restore', 'daily-2020');
  expect(stderr).toMatch(/no backup daily-2020/);
  expect(code).toBe(1);
});
