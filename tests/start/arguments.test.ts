import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '#lib/platform/environment.ts';
import { readArguments } from '../../bin/start/arguments.mjs';
import { remember } from '../../bin/start/remember.mjs';
import { tempFolder, tempFolderWith } from '../support/temp-folder.ts';

test('folders are remembered and forgotten as they were named', () => {
  const [one, two] = [tempFolder(), tempFolder()];
  expect(readArguments([one, two], {})).toEqual({ dev: false, remember: [one, two], forget: [] });
  expect(readArguments(['--dev', one, '--forget', two], {})).toEqual({
    dev: true,
    remember: [one],
    forget: [two],
  });
});

test('a folder is looked for where npm was called', () => {
  const notes = tempFolder();
  const env = { INIT_CWD: path.dirname(notes) };
  expect(readArguments([path.basename(notes)], env).remember).toEqual([notes]);
});

test.each([[['/no/such/folder']], [['--fast']], [['--forget']]])('%j is refused', (args) => {
  expect(() => readArguments(args, {})).toThrow();
});

describe('a remembered folder', () => {
  const root = tempFolderWith({ 'decks/one.md': '' });
  const start = (data: string, args: readonly string[], env: Record<string, string> = {}) => {
    const all = { KARTOTEKA_DATA: data, ...env };
    const said = remember(data, readArguments(args, {}), all);
    return { said: said.join('\n'), folders: readEnvironment(all, root).deckFolders };
  };

  test('is used by the next start and by the command line, beside those before it', () => {
    const [data, one, two] = [tempFolder(), tempFolder(), tempFolder()];
    expect(start(data, []).folders).toEqual([path.join(root, 'decks')]);
    const first = start(data, [one]);
    expect(first).toMatchObject({ folders: [one] });
    expect(first.said).toContain(`remembered ${one}`);
    expect(start(data, [])).toEqual({ said: '', folders: [one] });
    expect(start(data, [two]).folders).toEqual([one, two]);
    expect(start(data, ['--forget', one])).toMatchObject({ folders: [two] });
    expect(start(data, ['--forget', two])).toMatchObject({ folders: [path.join(root, 'decks')] });
    expect(() => start(data, ['--forget', two])).toThrow(/not remembered/);
  });

  test('yields to the variable, and says so', () => {
    const [data, one, two] = [tempFolder(), tempFolder(), tempFolder()];
    const { said, folders } = start(data, [one], { KARTOTEKA_DECKS: two });
    expect(folders).toEqual([two]);
    expect(said).toContain('KARTOTEKA_DECKS is set');
  });

  test('that is away for now leaves nothing else in its place', () => {
    const data = tempFolderWith({ 'folders.json': JSON.stringify(['/no/such/disk/notes']) });
    expect(start(data, []).folders).toEqual([]);
  });
});
