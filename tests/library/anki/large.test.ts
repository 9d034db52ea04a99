import { expect, test } from 'vitest';
import type { Context } from '#lib/context.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import type { ImportProgress } from '#lib/library/import-anki/importing.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import type { PracticeEvent } from '#lib/scheduler/types.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { countAnswers } from '#lib/stats/count-answers.ts';
import { insertEvents } from '#lib/store/events.ts';
import { inBulk, uncountDaysSince } from '#lib/store/in-bulk.ts';
import { execute, query } from '#lib/store/sql.ts';
import { uncountedDays } from '#lib/store/tallies.ts';
import { madePackage } from '../../../bench/anki-package/made-package.ts';
import { openPlace } from '../../support/place.ts';

/** More reviews than are written one after another. */
const SIZE = { notes: 550, reviews: 5500, media: 2 };
const CHOICES = { withProgress: true, conflicts: 'ask' as const };

async function largePackage(folder: string) {
  const file = await madePackage(folder, { size: SIZE, key: 'test' });
  return { file, name: 'large.apkg', choices: CHOICES };
}

test('a large history comes in bulk and is whole, changes nothing when it comes again, and is taken back', async () => {
  const { context, actor, folder } = await openPlace();
  const { db } = context.store;
  const large = await largePackage(folder);
  const schema = await schemaOf(context);
  const { plan } = await applyPackage(context, actor, large);
  expect(plan).toMatchObject({ notes: SIZE.notes, cards: SIZE.notes, reviews: SIZE.reviews });
  expect(await schemaOf(context)).toEqual(schema);
  expect(await query(db, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  const unread = `SELECT "id" FROM "Card" EXCEPT SELECT "cardId" FROM "CardText" WHERE "prompt" <> ''`;
  expect(await query(db, unread)).toEqual([]);
  // Throws where the index of the search holds other than the texts.
  const check = `INSERT INTO "CardTrigrams" ("CardTrigrams", "rank") VALUES ('integrity-check', 1)`;
  await execute(db, check);
  expect((await verify(context, actor)).differences).toEqual([]);
  const days = await query<{ day: number }>(
    db,
    'SELECT DISTINCT "studyDay" AS "day" FROM "Event" ORDER BY 1',
  );
  expect(await uncountedDays(db, actor.user)).toEqual(days.map(({ day }) => day));

  const again = await applyPackage(context, actor, large);
  expect(again).toMatchObject({ operation: null, plan: { reviews: 0 } });

  await countAnswers(context, actor);
  await undo(context, actor);
  await countAnswers(context, actor);
  for (const table of ['Note', 'Card', 'CardState', 'CardText', 'Event', 'DayTally', 'HourTally']) {
    expect(await query(db, `SELECT * FROM "${table}" LIMIT 1`), table).toEqual([]);
  }
  expect(await schemaOf(context)).toEqual(schema);
  expect(await query(db, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

test('where a large history is broken off, everything is as it was', async () => {
  const { context, actor, folder } = await openPlace();
  const schema = await schemaOf(context);
  const large = await largePackage(folder);
  const told = ({ stage, done }: ImportProgress) => {
    if (stage === 'notes' && done > SIZE.notes / 2) throw new Error('broken off');
  };
  await expect(applyPackage(context, actor, { ...large, told })).rejects.toThrow('broken off');
  expect(await schemaOf(context)).toEqual(schema);
  for (const table of ['Note', 'Card', 'CardState', 'CardText', 'Event', 'UncountedDay']) {
    expect(await query(context.store.db, `SELECT * FROM "${table}" LIMIT 1`), table).toEqual([]);
  }
});

test('events that come in bulk name all days to be counted that those name which come by themselves', async () => {
  const { context, actor, folder } = await openPlace();
  const { db } = context.store;
  const large = await largePackage(folder);
  await applyPackage(context, actor, { ...large, choices: { ...CHOICES, withProgress: false } });
  const cards = await query<{ id: CardId }>(db, 'SELECT "id" FROM "Card" ORDER BY "id" LIMIT 3');
  const [first, second, third] = cards.map(({ id }) => id) as [CardId, CardId, CardId];
  const before = [practice(first, 10), practice(first, 20), practice(second, 5)];
  await insertEvents(db, actor.user, before);
  const added = [practice(first, 15), practice(first, 12), practice(second, 1), practice(third, 7)];
  const daysOf = async (write: () => Promise<void>) => {
    await execute(db, 'DELETE FROM "UncountedDay"');
    await write();
    return uncountedDays(db, actor.user);
  };
  const alone = await daysOf(() => insertEvents(db, actor.user, added));
  await execute(
    db,
    'DELETE FROM "Event" WHERE "id" IN (SELECT value FROM json_each(?))',
    ids(added),
  );
  const since = new Map([
    ...[[first, 12 * DAY] as const, [second, DAY] as const, [third, 7 * DAY] as const],
  ]);
  const inOne = await daysOf(() =>
    context.store.transaction(async (inside) => {
      await inBulk(inside, () => insertEvents(inside, actor.user, added));
      await uncountDaysSince(inside, actor.user, since);
    }),
  );
  expect(alone).toEqual(expect.arrayContaining([1, 7, 12, 15]));
  expect(inOne).toEqual(expect.arrayContaining(alone));
  expect(inOne).toEqual([1, 5, 7, 12, 15, 20]);
});

function practice(card: CardId, day: number): PracticeEvent {
  const at = day * DAY;
  const told = { rating: 3 as const, revealMs: null, durationMs: 1000, revision: 1 };
  const when = { at, clientAt: at, receivedAt: at, studyDay: day, zoneOffset: 0, device: 'test' };
  return { ...told, ...when, id: `${card}${day}` as EventId, kind: 'practice', card };
}

function ids(events: readonly { readonly id: string }[]): string {
  return JSON.stringify(events.map(({ id }) => id));
}

function schemaOf({ store }: Context) {
  return query(store.db, 'SELECT "type", "name", "sql" FROM "sqlite_master" ORDER BY 1, 2');
}
