import { expect, test } from 'vitest';
import type { Context } from '#lib/context.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import { DAY } from '#lib/shared/instant.ts';
import { query } from '#lib/store/sql.ts';
import { uncountedDays } from '#lib/store/tallies.ts';
import { madePackage } from '../../bench/anki-package/made-package.ts';
import { openPlace, type Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import { answerAndUndo, bring, emptyPlace, everything, exported } from './bundle-place.ts';

/** More events than are written one after another. */
const SIZE = { notes: 600, reviews: 5200, media: 0 };

test('a bundle file with a large history is whole, comes again with more, and is taken back', async () => {
  const place = await largePlace();
  const other = await emptyPlace(place.context.now());
  const schema = await schemaOf(other.context);
  const file = await exported(place);
  const planned = await planUpload(other.context, other.actor, { name: 'a.zip', bytes: file });
  const { plan, operation } = await bring(other, file);
  expect(operation).not.toBeNull();
  expect(plan).toEqual(planned);
  // More than are shown: of the others one sees how many there are.
  expect(plan.lines).toHaveLength(500);
  const [live] = await query<{ notes: number; cards: number }>(
    other.context.store.db,
    `SELECT (SELECT count(*) FROM "Note" WHERE "archivedAt" IS NULL) AS "notes",
       (SELECT count(*) FROM "Card" WHERE "archivedAt" IS NULL) AS "cards"`,
  );
  expect({ notes: plan.notes, cards: plan.cards }).toEqual(live);
  expect(plan.counts.create).toBe(live?.notes);
  expect(plan.decks.reduce((sum, { cards }) => sum + cards, 0)).toBe(live?.cards);
  await expectSame(other, place);
  expect(await schemaOf(other.context)).toEqual(schema);
  expect((await bring(other, file)).operation).toBeNull();
  const before = await everything(other);

  // Cards that have a history here get more of it.
  place.wait(DAY);
  await answerSome(place);
  expect((await bring(other, await exported(place))).operation).not.toBeNull();
  await expectSame(other, place);
  expect(await schemaOf(other.context)).toEqual(schema);

  await undo(other.context, other.actor);
  expect(await everything(other)).toEqual(before);
  expect((await verify(other.context, other.actor)).differences).toEqual([]);
  await undo(other.context, other.actor);
  for (const table of ['Note', 'Card', 'CardRevision', 'CardState', 'CardText', 'Event']) {
    const left = await query(other.context.store.db, `SELECT * FROM "${table}" LIMIT 1`);
    expect(left, table).toEqual([]);
  }
  expect(await schemaOf(other.context)).toEqual(schema);
});

/** Many reviews, some answers of our own, one of them taken back. */
async function largePlace(): Promise<Place> {
  const place = await openPlace();
  const { context, actor, folder } = place;
  const file = await madePackage(folder, { size: SIZE, key: 'test' });
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(context, actor, { file, name: 'large.apkg', choices });
  await answerSome(place);
  return place;
}

/** Three answers, and one that is taken back. */
async function answerSome(place: Place): Promise<void> {
  for (const card of await served(place, 3)) {
    place.wait(5000);
    await answer(place, card, 3);
  }
  await answerAndUndo(place);
}

async function expectSame(other: Place, place: Place): Promise<void> {
  const { context, actor } = other;
  const { db } = context.store;
  expect(await everything(other)).toEqual(await everything(place));
  expect((await verify(context, actor)).differences).toEqual([]);
  expect(await query(db, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  const days = await query<{ day: number }>(
    db,
    `SELECT DISTINCT "studyDay" AS "day" FROM "Event" WHERE "kind" <> 'retract' ORDER BY 1`,
  );
  expect(await uncountedDays(db, actor.user)).toEqual(days.map(({ day }) => day));
}

function schemaOf({ store }: Context) {
  return query(store.db, 'SELECT "type", "name", "sql" FROM "sqlite_master" ORDER BY 1, 2');
}
