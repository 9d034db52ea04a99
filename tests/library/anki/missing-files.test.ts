import path from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { filesNamedIn } from '#lib/formats/anki/named-files.ts';
import { applyPackage, planPackage } from '#lib/library/import-anki/import-package.ts';
import { openPlace } from '../../support/place.ts';
import { tempFolderWith } from '../../support/temp-folder.ts';
import { changedPackage, OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);
const choices = { withProgress: true, conflicts: 'ask' as const };
const given = (file: string) => ({ file, name: path.basename(file), choices });

/** The first note of a package says this. */
const saying = (field: string) => (db: Database.Database) => {
  db.prepare(
    'update notes set flds = ? || char(31, 31) where id = (select min(id) from notes)',
  ).run(field);
};

const NAMES = [
  ...['<img src="here not.png">', "<IMG alt='a > b' SRC='one%20more.png'>", '[sound:silent.mp3]'],
  ...['[sound:silent.mp3]', '<img src="https://example.org/x.png">', '<img src="data:image/png,">'],
  ...['src="no tag.png"', '&lt;img src="shown.png"&gt;', '<img src="точка.png">'],
].join(' ');

describe('a file whose name another file has here', () => {
  test('comes under a name of its own, which the plan tells as it is done', async () => {
    const { context, actor } = await openPlace(LATER);
    await applyPackage(context, actor, given(OLDEST));
    const file = await changedPackage(() => {}, { '1': 'another file' });
    const planned = await planPackage(context, actor, given(file));
    expect(planned).toMatchObject({
      counts: { update: 2, unchanged: 14 },
      besides: { files: 1 },
      problems: { counts: { 'media-renamed': 1, 'media-unknown': 1 } },
    });
    const { plan } = await applyPackage(context, actor, given(file));
    expect(plan).toEqual(planned);
    const again = await planPackage(context, actor, given(file));
    expect(again).toMatchObject({ counts: { update: 0, unchanged: 16 }, besides: { files: 0 } });
  });
});

describe('files that fields name and that did not come', () => {
  test('are told once each with a note that names them, in the plan and when it is added', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await changedPackage(saying(NAMES));
    const planned = await planPackage(context, actor, given(file));
    expect(planned.problems?.counts).toEqual({ 'media-missing': 3 });
    expect(planned.problems?.examples.map(({ about }) => about)).toEqual([
      expect.stringMatching(/^here not\.png \(nid:\d+ /),
      expect.stringMatching(/^one more\.png \(nid:\d+/),
      expect.stringMatching(/^silent\.mp3 \(nid:\d+/),
    ]);
    expect((await applyPackage(context, actor, given(file))).plan.problems).toEqual(
      planned.problems,
    );
  });

  test('are not missed where they came before', async () => {
    const { context, actor } = await openPlace(LATER);
    await applyPackage(context, actor, given(OLDEST));
    const file = await changedPackage(() => {}, { media: '{}' });
    const { plan } = await applyPackage(context, actor, given(file));
    expect(plan.problems?.counts).toEqual({});
    const { context: other, actor: somebody } = await openPlace(LATER);
    const { problems } = await planPackage(other, somebody, given(file));
    expect(problems?.counts).toEqual({ 'media-missing': 2 });
  });

  test('are told of a table as well', async () => {
    const { context, actor } = await openPlace(LATER);
    const folder = tempFolderWith({ 'a.csv': 'front,back\n"<img src=""a.png"">",[sound:b.mp3]\n' });
    const { problems } = await planPackage(context, actor, given(path.join(folder, 'a.csv')));
    expect(problems?.counts).toEqual({ 'media-missing': 2 });
  });
});

test('names are found in time that grows as the field does, whatever it holds', () => {
  for (const part of ['<img ', '<img "', `<img '" `, '[sound:', '<img src="', '<img src ']) {
    const started = performance.now();
    filesNamedIn(part.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(5000);
  }
});
