import { expect, onTestFinished, test } from 'vitest';
import { execute, query, send } from '#lib/store/sql.ts';
import type { Db } from '#lib/store/store.ts';
import { openWriter, storeInThread } from '#lib/store/writing-thread.ts';
import { openPlace, type Place } from '../support/place.ts';

const KEEP = 'INSERT INTO "MirroredEvent" ("eventId") VALUES (?)';

test('what a transaction sends elsewhere is there when it is over, all of it, and for nobody before', async () => {
  const place = await openPlace();
  const { store } = beside(place);
  const seen = await store.transaction(async (db) => {
    for (let row = 0; row < 1000; row += 1) await send(db, KEEP, [`event ${row}`]);
    return { inside: await count(db), outside: await count(place.context.store.db) };
  });
  expect(seen).toEqual({ inside: 1000, outside: 0 });
  expect(await count(place.context.store.db)).toBe(1000);
});

test('a statement that fails after it was sent takes the whole transaction back and tells why', async () => {
  const place = await openPlace();
  const { store } = beside(place);
  const sent = store.transaction(async (db) => {
    for (const row of ['one', 'two', 'one', 'three']) await send(db, KEEP, [row]);
  });
  await expect(sent).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
  expect(await count(place.context.store.db)).toBe(0);
  await store.transaction((db) => execute(db, KEEP, 'next'));
  expect(await count(place.context.store.db)).toBe(1);
});

test('a statement that comes after the end of its transaction is refused', async () => {
  const place = await openPlace();
  const { store } = beside(place);
  const over = await store.transaction(async (db) => db);
  await expect(send(over, KEEP, ['late'])).rejects.toThrow('The transaction is over');
});

test('what was laid beside the database before a transaction is there in it; where it fails, the transaction does not begin', async () => {
  const place = await openPlace();
  const { store, ahead } = beside(place);
  await send(ahead, 'CREATE TEMP TABLE "Aside" AS SELECT ? AS "eventId"', ['aside']);
  await store.transaction((db) =>
    send(db, 'INSERT INTO "MirroredEvent" SELECT "eventId" FROM "Aside"', []),
  );
  expect(await count(place.context.store.db)).toBe(1);
  await send(ahead, 'INSERT INTO "Nowhere" VALUES (?)', [1]);
  const begun = store.transaction((db) => send(db, KEEP, ['late']));
  await expect(begun).rejects.toThrow('no such table: Nowhere');
  expect(await count(place.context.store.db)).toBe(1);
});

/** The store with another connection behind it, which answers when it is its turn, as a thread does. */
function beside({ context, file }: Place): ReturnType<typeof storeInThread> {
  const writer = openWriter(file);
  onTestFinished(() => writer.close());
  let before: Promise<unknown> = Promise.resolve();
  return storeInThread(context.store, {
    ask: (order) => {
      const answer = before.then(() => writer.answer(order));
      before = answer.catch(() => {});
      return answer;
    },
  });
}

async function count(db: Db): Promise<number> {
  const [row] = await query<{ rows: number }>(db, 'SELECT count(*) AS "rows" FROM "MirroredEvent"');
  return row?.rows ?? 0;
}
