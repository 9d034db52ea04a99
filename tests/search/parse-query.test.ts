import { describe, expect, test } from 'vitest';
import { parseQuery } from '#lib/search/parse-query.ts';
import { mentionsArchive, type SearchTree } from '#lib/search/tree.ts';

const text = (...pattern: string[]): SearchTree => ({ kind: 'text', pattern });

function read(query: string): SearchTree {
  const parsed = parseQuery(query);
  if ('error' in parsed) throw new Error(JSON.stringify(parsed.error));
  return parsed.tree;
}

function error(query: string) {
  const parsed = parseQuery(query);
  return 'error' in parsed ? parsed.error : null;
}

describe('a query', () => {
  test('that is empty asks for everything', () => {
    expect(read('  ')).toEqual({ kind: 'all', of: [] });
  });

  test('of words asks for all of them', () => {
    expect(read('один два')).toEqual({ kind: 'all', of: [text('один'), text('два')] });
  });

  test('binds `or` weaker than words side by side, and parentheses strongest', () => {
    const either = { kind: 'any', of: [text('b'), text('c')] };
    expect(read('a b or c')).toEqual({
      kind: 'any',
      of: [{ kind: 'all', of: [text('a'), text('b')] }, text('c')],
    });
    expect(read('a (b or c)')).toEqual({ kind: 'all', of: [text('a'), either] });
    expect(read('a and (b OR c)')).toEqual({ kind: 'all', of: [text('a'), either] });
  });

  test('negates a word, a phrase and a group', () => {
    expect(read('-a')).toEqual({ kind: 'not', of: text('a') });
    expect(read('-"a b"')).toEqual({ kind: 'not', of: text('a b') });
    expect(read('-(a)')).toEqual({ kind: 'not', of: text('a') });
  });

  test('keeps a hyphen, a parenthesis and an operator within a word or in quotes', () => {
    expect(read('kube-proxy')).toEqual(text('kube-proxy'));
    expect(read('exec()')).toEqual(text('exec()'));
    expect(read('"or"')).toEqual(text('or'));
    expect(read('10:30')).toEqual(text('10:30'));
    expect(read('"note: this"')).toEqual(text('note: this'));
  });

  test('takes a character after a backslash as it is', () => {
    expect(read('a\\*b')).toEqual(text('a*b'));
    expect(read('"say \\"hi\\""')).toEqual(text('say "hi"'));
    expect(read('a*b')).toEqual(text('a', 'b'));
  });

  test('reads deck:, tag: and is:, also with quotes', () => {
    expect(read('deck:"Мой стол"')).toEqual({ kind: 'deck', pattern: ['мой стол'] });
    expect(read('TAG:k8s*')).toEqual({ kind: 'tag', pattern: ['k8s', ''] });
    expect(read('is:learning')).toEqual({ kind: 'is', state: 'learn' });
  });

  test('knows whether it speaks of the archive', () => {
    expect(mentionsArchive(read('a or -(b is:archived)'))).toBe(true);
    expect(mentionsArchive(read('archived is:due'))).toBe(false);
  });
});

describe('a wrong query names its place and what was probably meant', () => {
  test.each([
    ['a "b c', 'unclosed-quote', 3, 7, null],
    ['(a or b', 'unclosed-parenthesis', 1, 2, null],
    ['a )', 'unopened-parenthesis', 3, 4, null],
    [') a', 'unopened-parenthesis', 1, 2, null],
    ['a or', 'nothing-after', 3, 5, null],
    ['or a', 'nothing-before', 1, 3, null],
    ['a ()', 'nothing-after', 3, 4, null],
    ['deck:', 'empty-value', 1, 6, null],
    ['a *', 'empty-value', 3, 4, null],
    ['x dek:a', 'unknown-qualifier', 3, 6, 'deck'],
    ['color:red', 'unknown-qualifier', 1, 6, null],
    ['is:deu', 'unknown-value', 4, 7, 'due'],
    ['is:suspend', 'unknown-value', 4, 11, 'suspended'],
  ])('%s', (query, problem, column, endColumn, meant) => {
    expect(error(query)).toMatchObject({ problem, column, endColumn, meant });
  });
});
