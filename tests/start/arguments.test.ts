import path from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from '../../bin/start/arguments.mjs';
import { tempFolder } from '../support/temp-folder.ts';

test('a folder stands for the decks', () => {
  const notes = tempFolder();
  expect(readArguments([notes], {})).toEqual({ dev: false, env: { KARTOTEKA_DECKS: notes } });
});

test('a folder is looked for where npm was called', () => {
  const notes = tempFolder();
  const env = { INIT_CWD: path.dirname(notes) };
  const folder = readArguments([path.basename(notes)], env).env.KARTOTEKA_DECKS;
  expect(folder).toBe(notes);
});

test('a folder yields to the variable', () => {
  expect(readArguments([tempFolder()], { KARTOTEKA_DECKS: '' }).env).toEqual({});
});

test.each([[['/no/such/folder']], [['--fast']], [['a', 'b']]])('%j is refused', (args) => {
  expect(() => readArguments(args, {})).toThrow();
});
