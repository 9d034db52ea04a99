import { expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { listDecks } from '#lib/library/list-decks.ts';
import { printDeck } from '#lib/library/print-deck.ts';
import { openPlace } from '../support/place.ts';
import { OLDEST } from './anki/own-package.ts';

const choices = { withProgress: true, conflicts: 'ask' as const };

test('a sheet holds the cards of a deck and of those in it, each deck by its name', async () => {
  const { context, actor } = await openPlace();
  await applyPackage(context, actor, { file: OLDEST, name: 'oldest.apkg', choices });
  const decks = await listDecks(context, actor);
  const titled = (title: string) => decks.find((deck) => deck.title === title)!;
  const [outer, first, second] = ['Deep', 'A', 'B'].map(titled);
  const sheet = await printDeck(context, actor, { deck: outer!.id, from: 0 });
  expect(sheet.parts.map(({ title, cards }) => [title, cards.length])).toEqual([
    ['A', first!.cards],
    ['B', second!.cards],
  ]);
  expect(sheet).toMatchObject({ title: 'Deep', all: first!.cards + second!.cards, from: 0 });
  expect(sheet.until).toBe(sheet.all);
  const rest = await printDeck(context, actor, { deck: outer!.id, from: first!.cards });
  expect(rest.parts).toEqual(sheet.parts.slice(1));
});
