import { expect, test } from 'vitest';
import { branches } from '#lib/shared/deck-tree.ts';
import type { DeckId } from '#lib/shared/ids.ts';

const listed = (...names: readonly string[]) =>
  names.map((name) => ({ id: name as DeckId, depth: name.split('::').length - 1 }));

test('a list of decks comes apart by rank, each with what lies in it', () => {
  const decks = listed('a', 'a::b', 'a::b::c', 'a::d', 'e', 'f', 'f::g');
  const [a, e, f] = branches(decks);
  expect([a?.deck.id, e?.deck.id, f?.deck.id]).toEqual(['a', 'e', 'f']);
  expect([e?.within.length, f?.within.length]).toEqual([0, 1]);
  expect(branches(a?.within ?? []).map(({ deck, within }) => [deck.id, within.length])).toEqual([
    ['a::b', 1],
    ['a::d', 0],
  ]);
});

test('of no deck there is no branch', () => {
  expect(branches([])).toEqual([]);
});
