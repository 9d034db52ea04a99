import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '#lib/search/fold-text.ts';
import { parseQuery } from '#lib/search/parse-query.ts';
import { answering, probeOf } from '#lib/search/probe.ts';
import { readRegex } from '#lib/search/regex.ts';
import type { SearchLeaf } from '#lib/search/tree.ts';

/** Whether a query of one word finds a text. */
function finds(query: string, text: string): boolean {
  const parsed = parseQuery(query);
  if ('error' in parsed) throw new Error(JSON.stringify(parsed.error));
  const probe = probeOf(parsed.tree as SearchLeaf);
  return probe !== null && answering(probe)(foldText(text));
}

describe('words', () => {
  const text = 'Ещё один ПОД: как его найти по DNS?';

  test.each([
    'под',
    'ЕЩЕ',
    '"один под"',
    'на*dns',
    '*под*',
    'д_с',
    'к_к',
    'w:под',
    'w:на*',
    'w:на_ти',
  ])('%s finds', (query) => expect(finds(query, text)).toBe(query !== 'д_с'));

  test.each(['нет', '"под один"', 'dns*найти', 'w:дин', 'w:на', 'w:н_ти', 'w:оди'])(
    '%s does not find',
    (query) => expect(finds(query, text)).toBe(false),
  );

  test.each([
    ['straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδός'.normalize('NFC').replace('ό', 'ο')],
    ['é', 'e\u0301'],
    ['й', 'и\u0306'],
    ['nc:cafe', 'Café'],
    ['nc:йод', 'ИОД'],
    ['w:kube-proxy', 'the kube-proxy.'],
    ['w:c++', 'of c++ and'],
  ])('%s finds %s', (query, found) => expect(finds(query, found)).toBe(true));
});

test('names stand for what is below them, level by level', () => {
  for (const query of [
    'tag:network',
    'tag:NET*',
    'tag:network::dns',
    'tag:network::*',
    'tag:_etwork',
  ])
    expect(finds(query, 'network::dns'), query).toBe(true);
  for (const query of ['tag:dns', 'tag:net', 'tag:network::d'])
    expect(finds(query, 'network::dns'), query).toBe(false);
});

describe('a regular expression', () => {
  test.each([
    ['re:^Под', 'под вода', true],
    ['re:ПОД$', 'вода под', true],
    ['re:[А-Я]{3}', 'вода', true],
    ['re:\\d+\\s\\S', 'порт 80 x', true],
    ['re:\\D\\D', '12', false],
    ['re:\\p{Lu}', 'АБВ', false],
    ['re:ещё', 'ЕЩЕ', true],
    ['re:"a b|c"', 'xc', true],
    ['re:(?i)[[:alpha:]]x', 'AX', true],
  ])('%s, asked of %s', (query, text, found) => expect(finds(query, text)).toBe(found));

  test('that would run for ever elsewhere comes to an end', () => {
    const text = `${'a'.repeat(50_000)}!`;
    for (const hostile of [
      '(a+)+$',
      '(a|aa)+$',
      '(a|a?)+$',
      '(.*a){20}$',
      '^(([a-z])+.)+[A-Z]([a-z])+$',
    ]) {
      expect(readRegex(hostile)?.test(text), hostile).not.toBe(null);
    }
  });
});

test('wildcards by the dozen are over at once', () => {
  const text = 'a'.repeat(20_000);
  expect(finds(`${'a*'.repeat(30)}b`, text)).toBe(false);
  expect(finds(`w:${'a*'.repeat(30)}b`, text)).toBe(false);
});

test('a query in quotes finds every text that holds it, however it is written', () => {
  const words = fc.string({ minLength: 1, unit: 'grapheme' }).filter((word) => word.trim() !== '');
  fc.assert(
    fc.property(words, fc.string(), fc.string(), (word, before, after) => {
      const quoted = `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
      expect(finds(quoted, `${before} ${word} ${after}`)).toBe(true);
    }),
  );
});
