import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvironmentError, readEnvironment } from '#lib/platform/environment.ts';
import { LIMIT_VARIABLES, USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import { tempFolder, tempFolderWith } from '../support/temp-folder.ts';

const root = tempFolderWith({ 'decks/one.md': '' });

describe('an environment', () => {
  test('may be empty', () => {
    expect(readEnvironment({}, root)).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: path.join(root, 'data'),
      databaseFile: path.join(root, 'data', 'kartoteka.db'),
      deckFolders: [path.join(root, 'decks')],
      errataFolders: [path.join(root, 'decks', 'errata')],
      startAt: null,
      limits: USUAL_LIMITS,
    });
  });

  test('counts empty variables as absent, but for the decks', () => {
    const empty = { PORT: '', HOST: '', DATABASE_URL: '', KARTOTEKA_DATA: '', KARTOTEKA_NOW: '' };
    expect(readEnvironment(empty, root)).toEqual(readEnvironment({}, root));
    expect(readEnvironment({ KARTOTEKA_DECKS: '' }, root).deckFolders).toEqual([]);
  });

  test('needs no decks in the clone', () => {
    expect(readEnvironment({}, tempFolder()).deckFolders).toEqual([]);
  });

  test('takes relative paths from where the person is', () => {
    const here = tempFolderWith({ 'мои заметки/a.md': '' });
    const env = {
      KARTOTEKA_DATA: 'data',
      KARTOTEKA_DECKS: 'мои заметки',
      DATABASE_URL: 'file:x.db',
    };
    const { dataFolder, deckFolders, databaseFile } = readEnvironment(env, root, here);
    expect(dataFolder).toBe(path.join(here, 'data'));
    expect(deckFolders).toEqual([path.join(here, 'мои заметки')]);
    expect(databaseFile).toBe(path.join(here, 'x.db'));
  });

  test('keeps the database in the data folder where nothing else is said', () => {
    const { databaseFile } = readEnvironment({ KARTOTEKA_DATA: '/var/lib/cards' }, root);
    expect(databaseFile).toBe(path.resolve('/var/lib/cards/kartoteka.db'));
  });

  test('names several folders of decks once each', () => {
    const [one, two] = [tempFolder(), tempFolder()];
    const named = [one, two, one].join(path.delimiter);
    expect(readEnvironment({ KARTOTEKA_DECKS: named }, root).deckFolders).toEqual([one, two]);
  });
});

describe('a value that can be used', () => {
  test.each(['0', '80', '65535'])('PORT=%s', (PORT) => {
    expect(readEnvironment({ PORT }, root).port).toBe(Number(PORT));
  });

  test.each([
    ['localhost', 'localhost'],
    ['127.0.0.2', '127.0.0.2'],
    ['::1', '::1'],
    ['[::1]', '::1'],
  ])('HOST=%s', (HOST, host) => {
    expect(readEnvironment({ HOST }, root).host).toBe(host);
  });

  test('says what files that come in may ask for', () => {
    const values = ['4GB', '1.5 kb', '20', '30', '40', '500 MB'];
    const env = Object.fromEntries(
      Object.values(LIMIT_VARIABLES).map((name, at) => [name, values[at]]),
    );
    expect(readEnvironment(env, root).limits).toEqual({
      fileBytes: 4 * 1024 ** 3,
      totalBytes: 1536,
      files: 20,
      ratio: 30,
      minutes: 40,
      memoryBytes: 500 * 1024 ** 2,
    });
  });

  test.each([
    ['2027-01-15T09:00:00Z', Date.UTC(2027, 0, 15, 9)],
    ['2027-01-15T12:00+03:00', Date.UTC(2027, 0, 15, 9)],
    ['2028-02-29T00:30+03:00', Date.UTC(2028, 1, 28, 21, 30)],
    ['2027-01-15T09:00:00.250Z', Date.UTC(2027, 0, 15, 9) + 250],
  ])('KARTOTEKA_NOW=%s', (KARTOTEKA_NOW, startAt) => {
    expect(readEnvironment({ KARTOTEKA_NOW }, root).startAt).toBe(startAt);
  });

  test('DATABASE_URL as a URL of a file', () => {
    const { databaseFile } = readEnvironment(
      { DATABASE_URL: 'file:///tmp/a%20b.db?mode=rw' },
      root,
    );
    expect(databaseFile).toBe('/tmp/a b.db');
  });
});

describe('a value that cannot be used is named', () => {
  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', ' 80'],
    ['HOST', '0.0.0.0'],
    ['HOST', '192.168.0.7'],
    ['HOST', '127.0.0.1.example.org'],
    ['HOST', '::'],
    ['HOST', '127.0.0.256'],
    ['KARTOTEKA_DECKS', '/no/such/folder'],
    ['KARTOTEKA_NOW', '2027-01-15'],
    ['KARTOTEKA_NOW', '2027-01-15T09:00:00'],
    ['KARTOTEKA_NOW', 'tomorrow'],
    ['KARTOTEKA_NOW', '2027-13-15T09:00:00Z'],
    ['KARTOTEKA_NOW', '2027-02-29T09:00:00Z'],
    ['KARTOTEKA_IMPORT_FILE_SIZE', '0'],
    ['KARTOTEKA_IMPORT_FILE_SIZE', '4 TB'],
    ['KARTOTEKA_IMPORT_FILES', '1.5'],
    ['KARTOTEKA_IMPORT_MINUTES', 'never'],
  ])('%s=%s', (variable, value) => {
    const found = problemsOf({ [variable]: value });
    expect(found.map((problem) => problem.variable)).toEqual([variable]);
    expect(found[0]?.expected).toContain(JSON.stringify(value));
  });

  test.each([
    ['postgres://me:secret@db/cards', 'PostgreSQL is not supported yet'],
    ['mysql://me:secret@db/cards', 'expected file: and a path'],
    ['file:', 'expected file: and a path'],
  ])('DATABASE_URL=%s, without the password in it', (DATABASE_URL, sentence) => {
    const [problem] = problemsOf({ DATABASE_URL });
    expect(problem?.variable).toBe('DATABASE_URL');
    expect(problem?.expected).toContain(sentence);
    expect(problem?.expected).not.toContain('secret');
  });

  test('all of them at once', () => {
    const env = { PORT: 'x', HOST: 'y', KARTOTEKA_NOW: 'z' };
    expect(problemsOf(env).map(({ variable }) => variable)).toEqual([
      'PORT',
      'HOST',
      'KARTOTEKA_NOW',
    ]);
  });
});

function problemsOf(env: Record<string, string>): EnvironmentError['problems'] {
  try {
    readEnvironment(env, root);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}
