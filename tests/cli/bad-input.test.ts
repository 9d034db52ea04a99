import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { findDeckFiles, readFound } from '#lib/platform/deck-files.ts';
import { changedPackage } from '../library/anki/own-package.ts';
import { DECK, newDesk } from './desk.ts';

test('bytes that are not UTF-8 are told with their place, and the rest compiles', async () => {
  const desk = newDesk();
  const [head, tail] = DECK.split('The first');
  const bytes = Buffer.concat([
    Buffer.from(`${head}`),
    Buffer.from([0xff, 0xfe]),
    Buffer.from(`${tail}`),
  ]);
  writeFileSync(path.join(desk.folder, 'a.md'), bytes);
  const line = head?.split('\n').length;
  const compiled = await desk.json('compile', 'a.md', '--yes');
  expect(compiled.findings).toMatchObject([{ code: 'P002', line, severity: 'warning' }]);
  expect(compiled).toMatchObject({ plan: { create: 2 }, status: 0 });
  expect(await desk.json('compile', 'a.md', '--yes')).toMatchObject({ operation: null });
});

test('a file in another encoding is told and left out, and what it made before stays', async () => {
  const russian = DECK.replaceAll('number', 'число').replaceAll('The', 'Самое первое');
  const desk = newDesk({ 'a.md': russian, 'b.md': DECK.replace('demo', 'other') });
  await desk.run('compile', '.', '--yes');
  const before = await desk.lines('cards');
  const bytes = Buffer.from(
    [...russian].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      // Windows-1251: Cyrillic capitals begin at C0, small letters at E0.
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    }),
  );
  writeFileSync(path.join(desk.folder, 'a.md'), bytes);
  const compiled = await desk.json('compile', '.', '--yes');
  expect(compiled.findings).toMatchObject([{ code: 'P005', severity: 'error', line: 1 }]);
  expect(compiled.status).toBe(1);
  expect(await desk.lines('cards')).toEqual(before);
  const imported = await desk.json('import', 'a.md', '--yes');
  expect(imported.findings).toMatchObject([{ code: 'P005', severity: 'error' }]);
  expect(await desk.lines('cards')).toEqual(before);
});

test('a byte order mark, other line ends and NUL change no card and lose no history', async () => {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('compile', 'a.md', '--yes');
  const before = await desk.lines('cards');
  for (const text of [`\uFEFF${DECK}`, DECK.replaceAll('\n', '\r\n')]) {
    desk.write('a.md', text);
    expect((await desk.json('compile', 'a.md', '--yes')).plan).toMatchObject({ unchanged: 2 });
    expect(await desk.lines('cards')).toEqual(before);
  }
  desk.write('a.md', DECK.replace('first number', 'first\0 number'));
  const compiled = await desk.json('compile', 'a.md', '--yes');
  expect(compiled.findings).toContainEqual(expect.objectContaining({ code: 'K012' }));
  expect((await desk.lines('cards')).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(await desk.json('compile', 'a.md', '--yes')).toMatchObject({ operation: null });
});

test('links in a circle end, and each file counts once', async () => {
  const desk = newDesk({ 'notes/a.md': DECK, 'notes/deep/b.md': DECK.replace('demo', 'other') });
  const at = (name: string) => path.join(desk.folder, 'notes', name);
  symlinkSync(at(''), at('deep/round'));
  symlinkSync(at('self.md'), at('self.md'));
  symlinkSync(at('nothing'), at('lost.md'));
  expect(await desk.json('compile', 'notes', '--yes')).toMatchObject({
    plan: { create: 4 },
    status: 0,
  });
});

test('a folder that may not be read is told, archives nothing, and the rest compiles', async (context) => {
  if (process.getuid?.() === 0) return context.skip('root may read everything');
  const desk = newDesk({ 'notes/a.md': DECK, 'notes/shut/b.md': DECK.replace('demo', 'other') });
  await desk.run('compile', 'notes', '--yes');
  const shut = path.join(desk.folder, 'notes', 'shut');
  chmodSync(shut, 0o000);
  try {
    desk.write('notes/a.md', DECK.replace('The first', 'The very first'));
    const compiled = await desk.json('compile', 'notes', '--yes');
    expect(compiled).toMatchObject({ plan: { update: 1, archive: 0 }, status: 1 });
    expect(compiled.findings).toMatchObject([{ code: 'P003', file: 'notes/shut' }]);
    expect(await desk.lines('cards')).toHaveLength(6);
  } finally {
    chmodSync(shut, 0o700);
  }
});

test('a file that vanishes between finding and reading is as if it had not been there', () => {
  const { folder } = newDesk({ 'a.md': DECK, 'b.md': DECK });
  const found = findDeckFiles([folder]);
  rmSync(path.join(folder, 'a.md'));
  const { files, unreadable } = readFound(found);
  expect([files.map((file) => file.path), unreadable]).toEqual([['b.md'], []]);
});

test('what is there and is no file is told', () => {
  const { folder } = newDesk({ 'a.md': DECK });
  const found = findDeckFiles([folder]);
  rmSync(path.join(folder, 'a.md'));
  mkdirSync(path.join(folder, 'a.md'));
  expect(readFound(found).unreadable).toMatchObject([{ path: 'a.md', reason: 'EISDIR' }]);
});

test('two that compile the same files at once make every card once', async () => {
  const desk = newDesk({ 'a.md': DECK });
  const both = await Promise.all([
    desk.json('compile', 'a.md', '--yes'),
    desk.json('compile', 'a.md', '--yes'),
  ]);
  expect(both.map(({ plan }) => plan.create).sort()).toEqual([0, 2]);
  expect(await desk.lines('cards')).toHaveLength(3);
});

test('what was found in a file that did not change is told again, also where nothing was kept', async () => {
  const desk = newDesk({ 'a.md': `${DECK}\nQ: Who answers this?\n` });
  const first = await desk.json('compile', 'a.md', '--yes');
  expect(await desk.json('compile', 'a.md', '--yes')).toMatchObject({
    findings: first.findings,
    operation: null,
    status: 1,
  });
  rmSync(path.join(desk.dataFolder, 'compiled.json'));
  expect(await desk.json('compile', 'a.md', '--yes')).toMatchObject({ findings: first.findings });
});

test('a command that reads says what to do with a database of an older version', async () => {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('compile', 'a.md', '--yes');
  const database = new Database(path.join(desk.dataFolder, 'kartoteka.db'));
  database.exec(
    'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)',
  );
  database.close();
  const { code, stderr } = await desk.run('cards');
  expect(code).toBe(2);
  expect(stderr).toMatch(/older version: npm start/);
});

test('a package that cannot be read is refused in the language of the person, with the place and what to do', async () => {
  const desk = newDesk({ 'cut.apkg': 'PK' });
  const file = await changedPackage((db) => db.exec(`update col set decks = '{'`));
  const newer = await changedPackage((db) => db.exec('update col set ver = 250'));
  const said = async (name: string) => (await desk.run('import', name)).stderr;
  expect(await said('cut.apkg')).toContain('whole ZIP archive');
  expect(await said(file)).toContain('collection.anki2, col, row decks cannot be read');
  desk.env.LC_ALL = 'ru_RU.UTF-8';
  expect(await said('cut.apkg')).toMatch(/^kartoteka: Это не целый ZIP-архив/);
  expect(await said(file)).toMatch(/таблица col, строка decks: .*«Инструменты → Проверить базу/);
  expect(await said(newer)).toContain('«Поддержка старых версий Anki»');
});

test('a folder that cannot be mirrored and a title that cannot be given are told in the language of the person', async () => {
  const desk = newDesk({
    'a.md': DECK,
    'two/a.md': DECK,
    'two/b.md': DECK.replace('deck: demo', 'deck: other'),
  });
  await desk.run('compile', 'a.md', '--yes');
  await desk.run('export', '--out', 'all.kartoteka.zip');
  const told = async (...args: string[]) => {
    const { stderr, code } = await desk.run(...args);
    expect(code).toBe(2);
    return stderr;
  };
  const file = path.join(desk.folder, 'a.md');
  expect(await told('mirror', 'a.md')).toBe(`kartoteka: ${file} is not a folder.\n`);
  desk.env.LC_ALL = 'ru_RU.UTF-8';
  expect(await told('mirror', 'a.md')).toBe(`kartoteka: ${file} — не папка.\n`);
  expect(await told('mirror', 'none')).toMatch(/^kartoteka: Папки .*none сейчас нет\. Создайте её/);
  expect(await told('import', 'two', '--deck', 'X')).toMatch(/Назвать «X» можно, только если/);
  expect(await told('import', 'all.kartoteka.zip', '--deck', 'X')).toMatch(
    /сохраняют свои названия/,
  );
});

test('what is wrong with a table is told in the language of the person, with the place and what helps', async () => {
  const desk = newDesk({
    'open.csv': 'a,b\n"c,d\n',
    'long.csv': `a,${'x'.repeat(1_000_001)}\n`,
    'sign.csv': '#separator:ab\na,b\n',
  });
  desk.env.LC_ALL = 'ru_RU.UTF-8';
  const told = async (file: string) => {
    const { code, stderr } = await desk.run('import', file);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await told('open.csv')).toMatch(/строка 2, столбец 1.*Кавычка там не закрыта/);
  expect(await told('long.csv')).toMatch(/Больше 1\s000\s000 знаков.*строка таблицы 1, столбец 2/);
  expect(await told('sign.csv')).toMatch(/строка 1.*Разделитель — один знак/);
});
