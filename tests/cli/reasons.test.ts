import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readZip } from '#lib/platform/zip.ts';
import { reasonInRussian } from '../../bin/cli/reasons.ru.ts';
import { zipOf } from '../formats/make-zip.ts';
import { DECK, newDesk } from './desk.ts';

test('what is wrong with a line of a bundle file is told in Russian, with file, line and reason', async () => {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('compile', 'a.md', '--yes');
  await desk.run('export', '--out', 'all.kartoteka.zip');
  const file = path.join(desk.folder, 'all.kartoteka.zip');
  const zip = await readZip(readFileSync(file));
  const entries: Record<string, Uint8Array | string> = {};
  for (const name of zip.names) entries[name] = await zip.read(name);
  const told = async (content: string) => {
    writeFileSync(file, await zipOf({ ...entries, 'decks.jsonl': content }));
    const { code, stderr } = await desk.run('import', file);
    expect(code).toBe(2);
    return stderr;
  };
  desk.env.LC_ALL = 'ru_RU.UTF-8';
  expect(await told('{"id":')).toContain('decks.jsonl не читается (строка 1): это не JSON.');
  expect(await told('{"id":"!"}')).toContain('(строка 1): поле id не такое, как должно быть.');
});

test.each([
  ['there is no such table', 'такой таблицы нет'],
  ['ease is no number', 'ease — не число'],
  ['it is no JSON (Unexpected token x in JSON at position 0)', 'это не JSON'],
  ['Unexpected token \'N\', ..."[{"id": NaN"... is not valid JSON', 'это не JSON'],
  ['Unexpected end of JSON input', 'это не JSON'],
  ["Expected property name or '}' in JSON at position 1", 'это не JSON'],
  ['abc stands there twice', 'abc встречается дважды'],
  [
    'no such column: "guid" - should this be a string literal in single-quotes?',
    'нет столбца guid',
  ],
  ['disk I/O error', 'disk I/O error'],
])('“%s” is told in Russian where there is a word for it', (reason, russian) => {
  expect(reasonInRussian(reason)).toBe(russian);
});
