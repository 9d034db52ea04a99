import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches, type SearchableCard } from '#lib/search/matches.ts';
import { parseQuery } from '#lib/search/parse-query.ts';

const plain: SearchableCard = {
  deck: { key: 'k8s-ru', title: 'Книги::Kubernetes в действии' },
  tags: ['kubernetes', 'network::dns'],
  text: () => 'Ещё один ПОД: как его найти по DNS?',
  phase: 'review',
  due: true,
  suspended: false,
  buried: false,
  archived: false,
};

function finds(query: string, card: Partial<SearchableCard> = {}): boolean {
  const parsed = parseQuery(query);
  if ('error' in parsed) throw new Error(JSON.stringify(parsed.error));
  return matches(parsed.tree, { ...plain, ...card });
}

describe('words', () => {
  test.each(['под', 'ЕЩЕ', 'dns под', '"один под"', 'на*dns', 'нет or под', '-нет', ''])(
    '%s finds',
    (query) => expect(finds(query)).toBe(true),
  );

  test.each(['нет', 'под нет', '"под один"', 'dns*найти', '-под', '(под or dns) -ещё'])(
    '%s does not find',
    (query) => expect(finds(query)).toBe(false),
  );

  test.each([
    ['straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδός'.normalize('NFC').replace('ό', 'ο')],
    ['é', 'e\u0301'],
    ['й', 'и\u0306'],
  ])('%s finds %s', (query, text) => {
    expect(finds(query, { text: () => text })).toBe(true);
  });
});

describe('decks and tags', () => {
  test.each([
    'deck:k8s-ru',
    'deck:K8S*',
    'deck:книги',
    'deck:"книги::kubernetes в действии"',
    'deck:*действии',
    'tag:network',
    'tag:network::*',
    'tag:Kubernetes',
  ])('%s finds', (query) => expect(finds(query)).toBe(true));

  test.each(['deck:k8s', 'deck:kubernetes', 'tag:dns', 'tag:net'])('%s does not find', (query) =>
    expect(finds(query)).toBe(false),
  );
});

describe('states', () => {
  test.each([
    ['is:review', {}],
    ['is:due', {}],
    ['is:new', { phase: 'new' }],
    ['is:learn', { phase: 'relearning' }],
    ['is:suspended', { suspended: true }],
    ['is:buried', { buried: true }],
    ['is:archived', { archived: true }],
  ] as const)('%s', (query, card) => {
    expect(finds(query, card)).toBe(true);
    expect(finds(`-${query}`, card)).toBe(false);
  });
});

test('a query in quotes finds every text that holds it, however it is written', () => {
  const words = fc.string({ minLength: 1, unit: 'grapheme' }).filter((word) => word.trim() !== '');
  fc.assert(
    fc.property(words, fc.string(), fc.string(), (word, before, after) => {
      const quoted = `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
      const text = `${before} ${word} ${after}`;
      expect(finds(quoted, { text: () => text })).toBe(true);
    }),
  );
});

test('every text is a query or has its error at a place within it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab "()-*\\:or is:deck') }), (query) => {
      const parsed = parseQuery(query);
      if ('tree' in parsed) return;
      const { column, endColumn } = parsed.error;
      expect(column).toBeGreaterThanOrEqual(1);
      expect(endColumn).toBeGreaterThan(column);
      expect(endColumn).toBeLessThanOrEqual(query.length + 1);
    }),
  );
});
