import { expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { today } from '#lib/review/today.ts';
import { verify } from '#lib/review/verify.ts';
import { readDecks } from '#lib/store/decks.ts';
import { query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';
import { OLDEST } from './anki/own-package.ts';

const BOOK = bundleOf(
  [
    { prompt: 'a', answer: '1' },
    { prompt: 'b', answer: '2' },
  ],
  'book',
  'book.md',
);

async function decksSeen({ context, actor }: Place) {
  const { decks, shelf } = await today(context, actor);
  return { desk: decks.map(({ key }) => key), shelf: shelf.map(({ key }) => key) };
}

test('an import that is taken back leaves no empty deck, also where its cards were answered; imported again it is as before', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  await add(place, BOOK);
  const [card] = await served(place);
  place.wait(1000);
  await answer(place, card as NonNullable<typeof card>, 3);
  place.wait(1000);
  const [{ id }] = (await query<{ id: string }>(
    context.store.db,
    `SELECT "id" FROM "Operation" WHERE "kind" = 'import'`,
  )) as [{ id: string }];
  await undo(context, actor, id as Parameters<typeof undo>[2]);
  expect(await decksSeen(place)).toEqual({ desk: [], shelf: [] });
  place.wait(1000);
  expect(await add(place, BOOK)).toEqual(['revive', 'create']);
  expect(await decksSeen(place)).toEqual({ desk: ['book'], shelf: [] });
  const [deck] = await readDecks(context.store.db, actor.user);
  expect(deck).toMatchObject({ key: 'book', cardCount: 2 });
  expect((await verify(context, actor)).differences).toEqual([]);
  place.wait(1000);
  await undo(context, actor);
  expect(await decksSeen(place)).toEqual({ desk: [], shelf: [] });
});

test('a deck that got other cards since stays when the import that made it is taken back', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  await add(place, BOOK);
  const [card] = await served(place);
  await answer(place, card as NonNullable<typeof card>, 3);
  place.wait(1000);
  await add(place, bundleOf([{ prompt: 'c', answer: '3' }], 'book', 'more.md'));
  const [{ id }] = (await query<{ id: string }>(
    context.store.db,
    `SELECT "id" FROM "Operation" WHERE "kind" = 'import' ORDER BY "at" LIMIT 1`,
  )) as [{ id: string }];
  await undo(context, actor, id as Parameters<typeof undo>[2]);
  const { decks, shelf } = await today(context, actor);
  expect([...decks, ...shelf].map(({ key, cards }) => [key, cards])).toEqual([['book', 1]]);
});

test('a package that is taken back after one of its cards was answered leaves no empty deck, and keeps the answer', async () => {
  const place = await openPlace(Date.UTC(2026, 10, 27, 20));
  const { context, actor } = place;
  const choices = { withProgress: true, conflicts: 'ask' } as const;
  const bring = () => applyPackage(context, actor, { file: OLDEST, name: 'x.apkg', choices });
  const { operation } = await bring();
  const count = async () => {
    const sql = `SELECT count(*) AS "n" FROM "Event" WHERE NOT "retracted" AND "kind" = 'answer' AND "device" <> 'anki'`;
    return (await query<{ n: number }>(context.store.db, sql))[0]?.n;
  };
  const before = await decksSeen(place);
  expect(before.desk.length).toBeGreaterThan(1);
  const [card] = await served(place);
  await answer(place, card as NonNullable<typeof card>, 3);
  place.wait(1000);
  await undo(context, actor, operation);
  expect(await decksSeen(place)).toEqual({ desk: [], shelf: [] });
  expect((await verify(context, actor)).differences).toEqual([]);
  place.wait(1000);
  await bring();
  expect(await decksSeen(place)).toEqual(before);
  expect((await verify(context, actor)).differences).toEqual([]);
  expect(await count()).toBeGreaterThan(0);
});
