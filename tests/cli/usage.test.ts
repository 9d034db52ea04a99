import { expect, test } from 'vitest';
import { newDesk } from './desk.ts';

test.each([
  [['chek'], /no command chek.*Did you mean check\?/],
  [['--nope'], /no option --nope/],
  [['check', '--strct'], /no option --strct.*Did you mean --strict\?/],
  [['cards', '-x'], /no option -x/],
  [['check', '--strict=yes'], /--strict takes no value/],
  [['check', '--format', 'xml'], /no format xml.*text, json, sarif/],
  [['check', '--lang', 'de'], /no language de.*ru, en/],
  [['check', '--explain', 'L15'], /no rule L15/],
  [['check', '--explain', 'long-anwser'], /Did you mean long-answer\?/],
  [['check', '--json', '--format', 'sarif'], /--json asks for another format/],
  [['cards', '--search'], /--search needs a value/],
  [['cards', '--search', '--json'], /--search needs a value/],
  [['explain'], /missing/],
  [['undo', 'everything'], /everything/],
  [['answer', '000000', 'god'], /god is no answer.*Did you mean good\?/],
  [['export'], /--out is missing/],
  [['export', '--out', 'x.colpkg', '--deck', 'a'], /colpkg holds everything/],
  [['export', '--out', 'x.zip', '--format', 'pdf'], /no format pdf/],
  [['export', '--out', 'x.bin'], /--format/],
  [['export', '--out', 'x.kartoteka.zip', '--deck', 'a'], /holds everything/],
  [['stats', '--range', 'week'], /no range week; there are month, year, all/],
  [['cards', '--search', 'a is:deu'], /column 6.*Did you mean due\?/],
])('%j ends with status 2 and says what is wrong', async (args, sentence) => {
  const { code, stdout, stderr } = await newDesk().run(...args);
  expect(stderr).toMatch(sentence);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('help is a result, and a missing command is an error', async () => {
  const desk = newDesk();
  const help = await desk.run('help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(await desk.run('--help')).toEqual(help);
  expect(await desk.run()).toEqual({ code: 2, stdout: '', stderr: help.stdout });
  expect((await desk.run('check', '--help')).stdout).toMatch(/^kartoteka check \[PATH…\]/);
  expect((await desk.run('help', 'answer')).stdout).toMatch(/^kartoteka answer CARD/);
  expect((await desk.run('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a wrong environment is named before anything is done', async () => {
  const desk = newDesk();
  desk.env.KARTOTEKA_NOW = 'tomorrow';
  desk.env.PORT = 'x';
  const { code, stderr } = await desk.run('cards');
  expect(code).toBe(2);
  expect(stderr).toMatch(/PORT: .*\nKARTOTEKA_NOW: /);
});

test.each([
  [['cards']],
  [['reviews']],
  [['explain', 'abcdef']],
  [['verify']],
  [['export', '--out', 'a.csv']],
])('%j without a database ends with status 2 and makes none', async (args) => {
  const desk = newDesk();
  const first = await desk.run(...args);
  expect(first.code).toBe(2);
  expect(first.stderr).toMatch(/There is no database at .*kartoteka\.db yet/);
  expect(await desk.run(...args)).toEqual(first);
});

test('messages are in Russian where the locale is', async () => {
  const desk = newDesk();
  desk.env.LC_ALL = 'ru_RU.UTF-8';
  const { stderr } = await desk.run('chek');
  expect(stderr).toMatch(/Команды chek нет\. Может быть, check\?/);
  expect((await desk.run('help')).stdout).toMatch(/^kartoteka КОМАНДА/);
});
