import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { savedFiles } from '#lib/platform/saved-files.ts';
import { DECK, newDesk } from './desk.ts';

test('compiles after every save, however the editor writes, and ends when it is interrupted', async () => {
  const desk = newDesk({ 'notes/a.md': DECK });
  const watching = desk.start('compile', 'notes', '--watch');
  await watching.prints(/a\.md: 2 new$/);
  await watching.prints(/Ctrl\+C/);
  desk.write('notes/a.md', DECK.replace('first number', 'smallest number'));
  await watching.prints(/a\.md: 1 changed$/);

  const file = path.join(desk.folder, 'notes', 'a.md');
  writeFileSync(`${file}~`, DECK.replace('first', 'very first'));
  renameSync(`${file}~`, file);
  await watching.prints(/a\.md: 1 changed$/);
  expect(await desk.lines('cards', '--search', '"very first"')).toHaveLength(1);

  desk.write('notes/b.md', DECK.replace('deck: demo', 'deck: other'));
  await watching.prints(/b\.md: 2 new$/);
  desk.write('notes/b.md', `${DECK.replace('deck: demo', 'deck: other')}\nQ: Who answers?\n`);
  await watching.prints(/b\.md:\d+:1 K005/);
  watching.interrupt();
  expect((await watching.ended).code).toBe(0);
});

test('a deck folder that is gone for a moment ends nothing', async () => {
  const desk = newDesk({ 'notes/a.md': DECK });
  const folder = path.join(desk.folder, 'notes');
  desk.env.KARTOTEKA_DECKS = folder;
  const watching = desk.start('compile', '--watch', '--yes');
  await watching.prints(/Ctrl\+C/);
  renameSync(folder, `${folder}-away`);
  await watching.prints(/there is no folder/);
  renameSync(`${folder}-away`, folder);
  desk.write('notes/a.md', DECK.replace('first number', 'smallest number'));
  await watching.prints(/a\.md: 1 changed$/);
  watching.interrupt();
  expect((await watching.ended).code).toBe(0);
});

test('a file that vanishes archives nothing, and is known again when it returns', async () => {
  const desk = newDesk({ 'notes/a.md': DECK, 'notes/b.md': DECK.replace('demo', 'other') });
  const watching = desk.start('compile', 'notes', '--watch', '--yes');
  await watching.prints(/Ctrl\+C/);
  rmSync(path.join(desk.folder, 'notes', 'a.md'));
  await watching.prints(/a\.md: nothing changed$/);
  expect(await desk.lines('cards')).toHaveLength(6);
  desk.write('notes/a.md', DECK);
  await watching.prints(/a\.md: nothing changed$/);
  watching.interrupt();
  await watching.ended;
  expect(await desk.lines('cards', '--search', 'is:archived')).toEqual([]);
});

test('what is saved while the first compile runs is a save', async () => {
  const stamps = new Map([['a.md', 'first']]);
  const ended = new AbortController();
  const saves = savedFiles(() => new Map(stamps), ended.signal);
  stamps.set('a.md', 'second');
  expect(await saves.next()).toEqual({ done: false, value: ['a.md'] });
  ended.abort();
});
