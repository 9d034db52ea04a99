import { expect, test } from 'vitest';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { saveFields } from '#lib/library/editing/edit-fields.ts';
import { baseOf, openFields } from '#lib/library/editing/open-fields.ts';
import { exportBundle } from '#lib/library/export-bundle.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { answerCard } from '#lib/review/answer-card.ts';
import { verify } from '#lib/review/verify.ts';
import type { CardId, NoteId } from '#lib/shared/ids.ts';
import { HOUR } from '#lib/shared/instant.ts';
import { query } from '#lib/store/sql.ts';
import { collect } from '../../formats/make-zip.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { goingOut } from './going-out.ts';
import { changedPackage, OLDEST } from './own-package.ts';

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

test('names and tags of any length and number that a package brought go through a bundle file', async () => {
  const one = await openPlace(LATER);
  const choices = { withProgress: true, conflicts: 'ask' as const };
  const long = 'n'.repeat(3000);
  const tags = Array.from({ length: 2000 }, (_, place) => `t${place}`).join(' ');
  const file = await changedPackage((db) => {
    db.prepare('update notes set tags = ? where id = (select min(id) from notes)').run(
      ` ${tags} ${long} `,
    );
    for (const column of ['models', 'decks', 'dconf']) {
      const row = db.prepare(`select ${column} as json from col`).get() as { json: string };
      const json = row.json.replaceAll(/"name": ?"/g, `$&${long}`);
      db.prepare(`update col set ${column} = ?`).run(json);
    }
  });
  await applyPackage(one.context, one.actor, { file, name: 'x', choices });
  const bytes = await collect(exportBundle(one.context, one.actor));
  const other = await openPlace(LATER);
  await applyUpload(other.context, other.actor, { name: 'all.kartoteka.zip', bytes });
  for (const table of TABLES) {
    expect(await rows(other, table), table).toEqual(await rows(one, table));
  }
});

test('a bundle file finds a place that brought the same package by itself as it is, and cards keep their looks where a text is newer', async () => {
  const choices = { withProgress: true, conflicts: 'ask' as const };
  const bring = ({ context, actor }: Place) =>
    applyPackage(context, actor, { file: OLDEST, name: 'x', choices });
  const other = await openPlace(LATER);
  await bring(other);
  const one = await openPlace(LATER + HOUR);
  await bring(one);
  const read = async () => {
    const bytes = await collect(exportBundle(one.context, one.actor));
    return applyUpload(other.context, other.actor, { name: 'all.kartoteka.zip', bytes });
  };
  const { plan } = await read();
  expect(plan.counts).toMatchObject({ create: 0, update: 0, move: 0, archive: 0, ambiguous: 0 });
  expect((await read()).operation).toBeNull();
  const [note] = await query<{ id: NoteId; card: CardId }>(
    one.context.store.db,
    `SELECT n."id", c."id" AS "card" FROM "Note" n JOIN "Card" c ON c."noteId" = n."id" LIMIT 1`,
  );
  const open = note && (await openFields(one.context, one.actor, note.id));
  if (!open) throw new Error('No note can be edited');
  const fields = open.fields.map((field) => `${field} newer`);
  const edit = { card: note.card, base: baseOf(open), fields, tags: [] };
  await saveFields(one.context, one.actor, edit);
  expect((await read()).plan.counts).toMatchObject({ update: 1, create: 0 });
  const shown = await query<{ prompt: string; noteTypeId: string }>(
    other.context.store.db,
    `SELECT r."prompt", n."noteTypeId" FROM "Card" c JOIN "Note" n ON n."id" = c."noteId"
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"`,
  );
  for (const { prompt, noteTypeId } of shown) expect(prompt).toContain(`"anki nt-${noteTypeId}"`);
  expect(shown.filter(({ prompt }) => prompt.includes('newer'))).not.toEqual([]);
});

test('what both places have from Anki is one, be it that only one of them has it from there', async () => {
  const choices = { withProgress: true, conflicts: 'ask' as const };
  const bring = ({ context, actor }: Place, file: string) =>
    applyPackage(context, actor, { file, name: 'x.apkg', choices });
  const [one, other] = [await openPlace(LATER), await openPlace(LATER)];
  await bring(one, OLDEST);
  await bring(other, OLDEST);
  const [card] = await query<{ id: CardId }>(one.context.store.db, 'SELECT "id" FROM "Card"');
  await answerCard(one.context, one.actor, { name: card?.id ?? '', rating: 3 });
  one.wait(HOUR);
  // By way of Anki: the answer is one of its log.
  await bring(other, await goingOut(one));
  const events = ({ context }: Place) =>
    query(
      context.store.db,
      `SELECT "kind", "at", c."ankiId" FROM "Event" JOIN "Card" c ON c."id" = "cardId"
       WHERE "kind" <> 'baseline' ORDER BY 2, 1, 3`,
    );
  const before = await events(other);
  expect(before).toEqual(await events(one));
  const read = async (from: Place, to: Place) => {
    const bytes = await collect(exportBundle(from.context, from.actor));
    return applyUpload(to.context, to.actor, { name: 'all.kartoteka.zip', bytes });
  };
  expect((await read(one, other)).plan.reviews).toBe(0);
  expect((await read(other, one)).plan.reviews).toBe(0);
  expect(await events(other)).toEqual(before);
  expect(await events(one)).toEqual(before);
  for (const { context, actor } of [one, other]) {
    const twice = `SELECT 1 FROM "Event" GROUP BY "cardId", "kind", "at" HAVING count(*) > 1`;
    expect(await query(context.store.db, twice)).toEqual([]);
    expect((await verify(context, actor)).differences).toEqual([]);
  }
});

/** All rows but for whose they are and where the search for new cards begins. */
async function rows({ context }: Awaited<ReturnType<typeof openPlace>>, table: string) {
  const found = await query<Record<string, unknown>>(context.store.db, `SELECT * FROM "${table}"`);
  const bare = found.map(({ ownerId: _, userId: __, newFrom: ___, ...row }) => JSON.stringify(row));
  return bare.sort();
}
