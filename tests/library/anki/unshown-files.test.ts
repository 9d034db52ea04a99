import { expect, test } from 'vitest';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { exportBundle } from '#lib/library/export-bundle.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { showMedia } from '#lib/library/show-media.ts';
import { openZipFile } from '#lib/platform/zip.ts';
import { query } from '#lib/store/sql.ts';
import { collect } from '../../formats/make-zip.ts';
import { openPlace } from '../../support/place.ts';
import { goingOut, holds } from './going-out.ts';
import { changedPackage, OLDEST } from './own-package.ts';

const SCRIPT = Buffer.from('document.body.textContent = "mine";');
const LATER = Date.UTC(2026, 10, 27, 20);

async function packageWithScript(): Promise<string> {
  const zip = await openZipFile(OLDEST);
  const media = JSON.parse(Buffer.from(await zip.read('media')).toString()) as object;
  zip.close();
  const files = { media: JSON.stringify({ ...media, 99: '_mine.js' }), 99: SCRIPT };
  return changedPackage((db) => {
    const change = db.prepare(
      'update notes set flds = ? || flds where id = (select max(id) from notes)',
    );
    change.run('<img src="_mine.js">');
  }, files);
}

test('a file that no card can show is told, never served, and goes back as it came', async () => {
  const { context, actor, folder, ...place } = await openPlace(LATER);
  const choices = { withProgress: true, conflicts: 'ask' } as const;
  const given = { file: await packageWithScript(), name: 'x.apkg', choices };
  const { plan } = await applyPackage(context, actor, given);
  expect(plan.problems?.counts).toMatchObject({ 'media-unknown': 1 });
  const [row] = await query<{ hash: string; type: string }>(
    context.store.db,
    `SELECT m."hash", m."type" FROM "MediaName" n JOIN "Media" m ON m."hash" = n."hash" WHERE n."name" = '_mine.js'`,
  );
  expect(row?.type).toBe('bin');
  const served = showMedia(context, actor, `/media/${row?.hash}.bin`);
  await expect(served).rejects.toMatchObject({ code: 'not-found' });
  const shown = await query(
    context.store.db,
    `SELECT 1 FROM "CardRevision" WHERE instr("prompt" || "answer", ?)`,
    row?.hash ?? '',
  );
  expect(shown).toEqual([]);
  expect((await applyPackage(context, actor, given)).operation).toBeNull();

  const back = await holds(await goingOut({ context, actor, folder, ...place }));
  expect(back.files.get('_mine.js')).toBe(SCRIPT.toString('base64'));

  const other = await openPlace(LATER);
  const bytes = await collect(exportBundle(context, actor));
  await applyUpload(other.context, other.actor, { name: 'all.kartoteka.zip', bytes });
  const again = await holds(await goingOut(other));
  expect(again.files.get('_mine.js')).toBe(SCRIPT.toString('base64'));
});
