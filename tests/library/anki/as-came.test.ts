import { expect, test } from 'vitest';
import type { AnkiCard } from '#lib/formats/anki/collection.ts';
import { readCardData } from '#lib/formats/anki/read/card-data.ts';
import { newAnkiCard } from '#lib/library/export-anki/anki-card.ts';
import { isAsCame, upstreamOf } from '#lib/library/import-anki/card-baseline.ts';

function cardWith(data: object): AnkiCard {
  const plain = newAnkiCard({ createdAt: 1_700_000_000_000 } as Parameters<typeof newAnkiCard>[0], {
    id: 1,
    note: 2,
    deck: 3,
    ordinal: 0,
    position: 4,
  });
  return { ...plain, type: 'review', data: readCardData(JSON.stringify(data)) };
}

const DATA = { pos: 282, s: 569.9036, d: 6.499, dr: 0.8, decay: 0.154, lrt: 1_712_095_941 };
const row = JSON.stringify(upstreamOf(cardWith(DATA)));

test.each([
  ['one in the last place of stability', { s: 569.9037 }, true],
  ['nothing', {}, true],
  ['stability', { s: 569.91 }, false],
  ['difficulty', { d: 6.5 }, false],
  ['the last answer', { lrt: 1_712_095_942 }, false],
  ['no stability any more', { s: undefined }, false],
])('a card of Anki whose data differ by %s', (_, other, isSame) => {
  expect(isAsCame(row, cardWith({ ...DATA, ...other }))).toBe(isSame);
});

test('also a stability of a hundred years is the same as far as 32 bits go', () => {
  const long = JSON.stringify(upstreamOf(cardWith({ ...DATA, s: 36_123.4567 })));
  expect(isAsCame(long, cardWith({ ...DATA, s: 36_123.457 }))).toBe(true);
  expect(isAsCame(long, cardWith({ ...DATA, s: 36_123.9 }))).toBe(false);
});
