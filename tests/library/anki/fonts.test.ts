import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { showMedia } from '#lib/library/show-media.ts';
import { showSheet } from '#lib/library/show-sheet.ts';
import { openZipFile } from '#lib/platform/zip.ts';
import { mediaTypeOf } from '#lib/render/media-type.ts';
import { query } from '#lib/store/sql.ts';
import { openPlace } from '../../support/place.ts';
import { ROOT } from '../../support/root.ts';
import { changedPackage, OLDEST } from './own-package.ts';

const FONT = readFileSync(path.join(ROOT, 'node_modules/temml/dist/Temml.woff2'));
const CSS = `@font-face { font-family: mine; src: url("_font.woff2") }
  @font-face { font-family: theirs; src: url("https://evil.example/x.woff2") }
  .card { font-family: mine, theirs, serif }`;

async function packageWithFont(): Promise<string> {
  const zip = await openZipFile(OLDEST);
  const media = JSON.parse(Buffer.from(await zip.read('media')).toString()) as object;
  zip.close();
  const files = { media: JSON.stringify({ ...media, 99: '_font.woff2' }), 99: FONT };
  return changedPackage((db) => {
    const { models } = db.prepare('select models from col').get() as { models: string };
    const known = JSON.parse(models) as Record<string, { name: string; css: string }>;
    for (const model of Object.values(known)) if (model.name === 'Слова') model.css = CSS;
    db.prepare('update col set models = ?').run(JSON.stringify(known));
  }, files);
}

test('a font comes along and is served to the cards of its note type under a name of their own; none comes from elsewhere', async () => {
  const { context, actor } = await openPlace();
  const choices = { withProgress: false, conflicts: 'ask' } as const;
  await applyPackage(context, actor, { file: await packageWithFont(), name: 'x.apkg', choices });
  const [type] = await query<{ id: string }>(
    context.store.db,
    `SELECT "id" FROM "NoteType" WHERE "name" = 'Слова'`,
  );
  const { css } = await showSheet(context, actor, type!.id);
  const [, name, url = ''] =
    /@font-face\{font-family:"([^"]*)";src:url\(([^)]*)\)\}/.exec(css) ?? [];
  expect(name).toBe(`nt-${type!.id} mine`);
  expect(css).toContain(`font-family:"${name}"`);
  expect(css).not.toContain('evil');
  const shown = await showMedia(context, actor, url);
  expect(shown).toMatchObject({ contentType: 'font/woff2', isDocument: false });
  expect(Buffer.compare(shown.bytes, FONT)).toBe(0);
});

test.each([
  [[0, 1, 0, 0], 'ttf'],
  [[...Buffer.from('OTTO')], 'otf'],
  [[...Buffer.from('wOFF')], 'woff'],
  [[...Buffer.from('wOF2')], 'woff2'],
  [[...Buffer.from('ttcf')], null],
] as const)('a file that begins with %j is %s', (start, type) => {
  expect(mediaTypeOf(Uint8Array.from([...start, ...new Array(40).fill(0)]), 'x')).toBe(type);
});
