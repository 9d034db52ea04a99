import { expect, test } from 'vitest';
import { suspendCards } from '#lib/acts/mark-cards.ts';
import { tagCards } from '#lib/acts/tag-cards.ts';
import { undo } from '#lib/library/undo.ts';
import { parseQuery } from '#lib/search/parse-query.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { newestOperation } from '#lib/store/operations.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add } from '../support/studying.ts';

const MANY = 6000;
const NOTES = Array.from({ length: MANY }, (_, index) => ({
  prompt: `prompt ${index}`,
  answer: `answer ${index}`,
  tags: index % 2 ? ['written'] : [],
}));

async function found({ context, actor }: Place, text: string) {
  const { tree } = parseQuery(text) as { tree: SearchTree };
  return [...(await findCardIds(context, actor, tree))];
}

const size = async (place: Place, text: string) => (await found(place, text)).length;

test('personal tags come and go on thousands of cards as one operation each, and the text keeps its own', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  await add(place, bundleOf(NOTES));
  const cards = await found(place, '');
  const { cards: changed } = await tagCards(context, actor, { cards, add: ['mine'], remove: [] });
  expect(changed).toBe(MANY);
  expect(await size(place, 'tag:mine')).toBe(MANY);
  const some = await found(place, 'tag:written');
  const gone = await tagCards(context, actor, {
    cards: some,
    add: [],
    remove: ['mine', 'written'],
  });
  expect(gone.cards).toBe(MANY / 2);
  expect([await size(place, 'tag:mine'), await size(place, 'tag:written')]).toEqual([
    MANY / 2,
    MANY / 2,
  ]);
  expect(
    (await tagCards(context, actor, { cards: some, add: [], remove: ['mine'] })).operation,
  ).toBe(null);
  await undo(context, actor);
  expect(await size(place, 'tag:mine')).toBe(MANY);
  await undo(context, actor);
  expect(await size(place, 'tag:mine')).toBe(0);
});

test('an act that is stopped on its way has done nothing, and tells how far it was', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  await add(place, bundleOf(NOTES));
  const cards = await found(place, '');
  const before = await newestOperation(context.store.db, actor.user);
  const heard: number[] = [];
  const told = (done: number, total: number) => {
    expect(total).toBe(MANY);
    heard.push(done);
    if (done > 0) throw new Error('stopped');
  };
  await expect(suspendCards(context, actor, { cards, suspended: true, told })).rejects.toThrow(
    'stopped',
  );
  expect(heard).toEqual([0, 5000]);
  expect(await size(place, 'is:suspended')).toBe(0);
  expect(await newestOperation(context.store.db, actor.user)).toEqual(before);
  const whole = await suspendCards(context, actor, { cards, suspended: true });
  expect(whole.cards).toBe(MANY);
});
