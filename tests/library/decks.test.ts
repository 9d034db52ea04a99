import { expect, test } from 'vitest';
import { archiveDeck, reviveDeck } from '#lib/library/archive-deck.ts';
import { everything, readQuery, type SearchTree } from '#lib/library/card-query.ts';
import { createDeck } from '#lib/library/create-deck.ts';
import { readDeckLists } from '#lib/library/deck-lists.ts';
import { listCards } from '#lib/library/list-cards.ts';
import { nestDeck, orderDeck } from '#lib/library/move-deck.ts';
import { renameDeck } from '#lib/library/rename-deck.ts';
import { undo } from '#lib/library/undo.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import { query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, served } from '../support/studying.ts';

const KEYS = ['a', 'b', 'c'];

async function withDecks() {
  const place = await openPlace();
  for (const key of KEYS) {
    await add(place, bundleOf([{ prompt: `in ${key}`, answer: 'x' }], key, `${key}.md`));
  }
  const { desk } = await readDeckLists(place.context, place.actor);
  const [a, b, c] = desk.map(({ id }) => id) as [DeckId, DeckId, DeckId];
  return { place, a, b, c };
}

async function desk({ context, actor }: Place): Promise<string[]> {
  const { desk: decks } = await readDeckLists(context, actor);
  return decks.map(({ title, depth }) => '>'.repeat(depth) + title);
}

/** The rows that decks are made of: undoing must leave them as they were. */
function rows({ context: { store } }: Place) {
  return Promise.all(
    ['Deck', 'Enrolment', 'Card', 'Note'].map((table) =>
      query(store.db, `SELECT * FROM "${table}" ORDER BY 1, 2`),
    ),
  );
}

async function undone(place: Place, work: () => Promise<OperationId>): Promise<void> {
  const before = await rows(place);
  const operation = await work();
  expect(await rows(place)).not.toEqual(before);
  await undo(place.context, place.actor, operation);
  expect(await rows(place)).toEqual(before);
}

async function found(place: Place, tree: SearchTree): Promise<number> {
  let cards = 0;
  for await (const _ of listCards(place.context, place.actor, tree)) cards++;
  return cards;
}

test('a deck that is made is empty, lies on the desk, and can lie in another one; a key that is taken is numbered', async () => {
  const { place, a } = await withDecks();
  const { context, actor } = place;
  await createDeck(context, actor, { title: '  new\n deck ', language: 'en', parent: a });
  await createDeck(context, actor, { title: 'a', language: 'ru', parent: null });
  expect(await desk(place)).toEqual(['a', '>new deck', 'b', 'c', 'a']);
  const keys = await query(context.store.db, `SELECT "key" FROM "Deck" ORDER BY "id"`);
  expect(keys).toEqual([...KEYS, 'new deck', 'a 2'].map((key) => ({ key })));
});

test('a title that is none is refused, and so are decks of nobody', async () => {
  const { place, a } = await withDecks();
  const { context, actor } = place;
  const nobody = context.newId<'deck'>();
  for (const title of ['', ' \n ', 'x'.repeat(201)]) {
    await expect(renameDeck(context, actor, { deck: a, title })).rejects.toThrow(/title/);
    await expect(
      createDeck(context, actor, { title, language: 'en', parent: null }),
    ).rejects.toThrow(/title/);
  }
  await expect(renameDeck(context, actor, { deck: nobody, title: 'x' })).rejects.toThrow(/no deck/);
  await expect(nestDeck(context, actor, { deck: a, parent: nobody })).rejects.toThrow(/no deck/);
  await expect(archiveDeck(context, actor, nobody)).rejects.toThrow(/no deck/);
  await expect(reviveDeck(context, actor, a)).rejects.toThrow(/archive/);
});

test("the owner's title stands whatever the source says later, and gives way when it is taken away", async () => {
  const { place, a } = await withDecks();
  const { context, actor } = place;
  await renameDeck(context, actor, { deck: a, title: 'Mine' });
  const bundle = bundleOf([{ prompt: 'in a', answer: 'x' }], 'a', 'a.md');
  const deck = { key: 'a', title: 'As the source has it now', language: 'en' };
  await add(place, { ...bundle, decks: [deck] });
  const { desk: decks } = await readDeckLists(context, actor);
  expect(decks[0]).toMatchObject({ title: 'Mine', sourceTitle: deck.title });
  await renameDeck(context, actor, { deck: a, title: null });
  expect((await readDeckLists(context, actor)).desk[0]).toMatchObject({
    title: deck.title,
    sourceTitle: null,
  });
});

test('a deck cannot lie in itself, nor in what lies in it', async () => {
  const { place, a, b } = await withDecks();
  const { context, actor } = place;
  await nestDeck(context, actor, { deck: b, parent: a });
  expect(await desk(place)).toEqual(['a', '>b', 'c']);
  await expect(nestDeck(context, actor, { deck: a, parent: a })).rejects.toThrow(/itself/);
  await expect(nestDeck(context, actor, { deck: a, parent: b })).rejects.toThrow(/itself/);
});

test('a deck moves past its next sister, whatever lies in her, and stays at the ends', async () => {
  const { place, a, b, c } = await withDecks();
  const { context, actor } = place;
  await nestDeck(context, actor, { deck: b, parent: a });
  await orderDeck(context, actor, { deck: c, way: 'up' });
  expect(await desk(place)).toEqual(['c', 'a', '>b']);
  await orderDeck(context, actor, { deck: c, way: 'up' });
  await orderDeck(context, actor, { deck: b, way: 'down' });
  expect(await desk(place)).toEqual(['c', 'a', '>b']);
});

test('an archived deck leaves queue and search with all that lie in it, and comes back with them', async () => {
  const { place, a, b, c } = await withDecks();
  const { context, actor } = place;
  const archived = readQuery({ search: 'is:archived', deck: null }) as { tree: SearchTree };
  await nestDeck(context, actor, { deck: b, parent: a });
  await archiveDeck(context, actor, c);
  place.wait(1000);
  await archiveDeck(context, actor, a);
  expect(await served(place)).toEqual([]);
  expect(await found(place, everything)).toBe(0);
  expect(await found(place, archived.tree)).toBe(3);
  await reviveDeck(context, actor, a);
  expect(await desk(place)).toEqual(['a', '>b']);
  expect(await served(place)).toHaveLength(2);
  expect(await found(place, everything)).toBe(2);
});

test('everything that is done to a deck is taken back by its operation', async () => {
  const { place, a, b } = await withDecks();
  const { context, actor } = place;
  const made = { title: 'new', language: 'en', parent: a } as const;
  await undone(place, async () => (await createDeck(context, actor, made)).operation);
  await undone(place, () => renameDeck(context, actor, { deck: a, title: 'Mine' }));
  await undone(place, () => nestDeck(context, actor, { deck: b, parent: a }));
  await undone(place, () => orderDeck(context, actor, { deck: b, way: 'up' }));
  await undone(place, () => archiveDeck(context, actor, a));
  await archiveDeck(context, actor, a);
  await undone(place, () => reviveDeck(context, actor, a));
});
