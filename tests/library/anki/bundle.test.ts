import { expect, test } from 'vitest';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { exportBundle } from '#lib/library/export-bundle.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { verify } from '#lib/review/verify.ts';
import { query } from '#lib/store/sql.ts';
import { collect } from '../../formats/make-zip.ts';
import { openPlace } from '../../support/place.ts';
import { OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);
const TABLES = [
  ...['Deck', 'NoteType', 'Note', 'Card', 'CardRevision', 'CardState', 'Event', 'Preset'],
  ...['PresetVersion', 'Enrolment', 'MediaName'],
];

test('what came from Anki goes through a bundle file and is equal', async () => {
  const one = await openPlace(LATER);
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(one.context, one.actor, { file: OLDEST, name: 'x', choices });
  const bytes = await collect(exportBundle(one.context, one.actor));
  const other = await openPlace(LATER);
  await applyUpload(other.context, other.actor, { name: 'all.kartoteka.zip', bytes });
  for (const table of TABLES) {
    const [before, after] = [await rows(one, table), await rows(other, table)];
    expect(after, table).toEqual(before);
  }
  expect((await verify(other.context, other.actor)).differences).toEqual([]);
  const again = await applyPackage(other.context, other.actor, {
    file: OLDEST,
    name: 'x',
    choices,
  });
  expect(again.operation).toBeNull();
});

/** All rows but for whose they are and where the search for new cards begins. */
async function rows({ context }: Awaited<ReturnType<typeof openPlace>>, table: string) {
  const found = await query<Record<string, unknown>>(context.store.db, `SELECT * FROM "${table}"`);
  const bare = found.map(({ ownerId: _, userId: __, newFrom: ___, ...row }) => JSON.stringify(row));
  return bare.sort();
}
