import { expect, test } from 'vitest';
import { readUpload } from '#app/server/read-body.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import { sentFolder } from '#lib/library/sent-folder.ts';
import { type ImportLimits, USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import { readDecks } from '#lib/store/decks.ts';
import { pngHeader } from '../compiler/compiling.ts';
import { zipOf } from '../formats/make-zip.ts';
import { openPlace } from '../support/place.ts';

const FILES = {
  'a.md': 'Q: Which?\n\n![a picture](img/й.png)\n\nA: This one.\n',
  'глава 2/b.markdown': '- term :: meaning\n- broken ==gap\n',
  'img/й.png': pngHeader(40, 30),
  'notes.txt': 'nothing',
};

function formOf(files: Readonly<Record<string, string | Uint8Array>>): Request {
  const form = new FormData();
  form.set('folder', 'Запи\u0438\u0306ски');
  for (const [path, content] of Object.entries(files)) {
    form.append('path', path);
    form.append('file', new File([content as BlobPart], path.split('/').at(-1) ?? ''));
  }
  return new Request('http://localhost:3000/', { method: 'POST', body: form });
}

test('a folder that is sent has the plan of a ZIP of it', async () => {
  const { context, actor } = await openPlace();
  const { upload } = await readUpload(formOf(FILES), USUAL_LIMITS);
  expect(upload.name).toBe('Запи\u0439ски');
  const sent = await planUpload(context, actor, upload);
  const zip = { name: 'a.zip', bytes: await zipOf(FILES) };
  expect(sent).toEqual(await planUpload(context, actor, zip));
  expect(sent.counts.create).toBeGreaterThan(1);
});

test.each(['../a.md', '/a.md', 'C:/a.md', 'b\\a.md', 'b//a.md', './a.md', 'a\0.md', ''])(
  'a file that calls itself %j is refused by its name',
  (path) => {
    const sent = () => sentFolder('Notes', [{ path, file: new Blob(['x']) }], USUAL_LIMITS);
    expect(sent).toThrow(expect.objectContaining({ code: 'unreadable-file' }));
  },
);

test('a file that comes twice is refused, also where its name is composed otherwise', () => {
  const file = new Blob(['x']);
  const twice = [
    { path: '\u0439.md', file },
    { path: '\u0438\u0306.md', file },
  ];
  const values = { why: 'twice', entry: '\u0439.md' };
  expect(() => sentFolder('Notes', twice, USUAL_LIMITS)).toThrow(
    expect.objectContaining({ values }),
  );
});

test('more files than an archive may hold are refused', () => {
  const file = new Blob(['x']);
  const many = Array.from({ length: 20_001 }, (_, at) => ({ path: `${at}.md`, file }));
  const sent = (limits: ImportLimits) => () => sentFolder('Notes', many, limits);
  expect(sent(USUAL_LIMITS)).toThrow(expect.objectContaining({ code: 'too-large' }));
  expect(sent({ ...USUAL_LIMITS, files: 20_001 })).not.toThrow();
});

test('a folder without a path for each file is refused', async () => {
  const form = await formOf(FILES).formData();
  form.delete('path');
  const body = new Request('http://localhost:3000/', { method: 'POST', body: form });
  await expect(readUpload(body, USUAL_LIMITS)).rejects.toMatchObject({ code: 'bad-input' });
});

test('pages without cards make no deck, but for those whose cards are here', async () => {
  const { context, actor } = await openPlace();
  const deckOf = async (files: Readonly<Record<string, string>>) => {
    const { plan } = await applyUpload(context, actor, {
      name: 'a.zip',
      bytes: await zipOf(files),
    });
    return { decks: plan.decks.map(({ title, cards }) => [title, cards]), counts: plan.counts };
  };
  const diary = { 'Diary.md': '# Diary\n\nIt rained.\n', 'Draft.md': 'Q: Why?\n' };
  const cells = '# Cells\n\n- cell :: the unit of life\n';
  expect((await deckOf({ ...diary, 'Cells.md': cells })).decks).toEqual([['Cells', 1]]);
  const decks = await readDecks(context.store.db, actor.user);
  expect(decks.map(({ title }) => title)).toEqual(['Cells']);
  const rose = '- rose :: a flower\n';
  const without = await deckOf({ ...diary, 'Cells.md': '# Cells\n', 'Garden.md': rose });
  expect(without).toMatchObject({ decks: expect.arrayContaining([['Cells', 0]]) });
  expect(without.counts).toMatchObject({ create: 1, archive: 1 });
});

test('a picture that is picked beside its document is found, whatever folder the document names', async () => {
  const { context, actor } = await openPlace();
  const plan = async (files: Readonly<Record<string, string | Uint8Array>>) =>
    planUpload(context, actor, { name: 'a.zip', bytes: await zipOf(files) });
  const [text, picture] = ['Q: Which?\n\n![a leaf](img/leaf.png)\n\nA: This.\n', pngHeader(4, 3)];
  expect(await plan({ 'a.md': text, 'leaf.png': picture })).toMatchObject({
    media: 1,
    findings: [],
  });
  expect(await plan({ 'a.md': text, 'other/leaf.png': picture })).toMatchObject({ media: 0 });
});
