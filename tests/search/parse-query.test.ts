import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '#lib/search/parse-query.ts';
import { printQuery } from '#lib/search/print-query.ts';
import { mentionsArchive, type Pattern, type SearchTree } from '#lib/search/tree.ts';

const text = (text: string): SearchTree => written([{ text }]);

function written(pattern: Pattern, rest: object = {}): SearchTree {
  return { kind: 'text', field: 'text', manner: 'within', pattern, ...rest } as SearchTree;
}

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
    expect(read('"10:30 is:due"')).toEqual(text('10:30 is:due'));
    expect(read('"is\\:due"')).toEqual(text('is:due'));
  });

  test('takes a character after a backslash as it is', () => {
    expect(read('a\\*b')).toEqual(text('a*b'));
    expect(read('"say \\"hi\\""')).toEqual(text('say "hi"'));
    expect(read('a*b_')).toEqual(
      written([{ text: 'a' }, { wild: 'many' }, { text: 'b' }, { wild: 'one' }]),
    );
    expect(read('"a*b_"')).toEqual(read('a*b_'));
    expect(read('"a\\*b\\_"')).toEqual(text('a*b_'));
    expect(read('a *')).toEqual({ kind: 'all', of: [text('a'), { kind: 'all', of: [] }] });
  });

  test('reads deck:, tag: and is:, also with quotes', () => {
    expect(read('deck:"Мой стол"')).toEqual({ kind: 'deck', pattern: [{ text: 'мой стол' }] });
    expect(read('TAG:k8s*')).toEqual({ kind: 'tag', pattern: [{ text: 'k8s' }, { wild: 'many' }] });
    expect(read('is:learning')).toEqual({ kind: 'is', state: 'learn' });
  });

  test.each<[string, object]>([
    ['tag:none', { kind: 'untagged' }],
    ['is:buried-manually', { kind: 'is', state: 'buried' }],
    ['tag:re:"^net\\d"', { kind: 'tag-regex', regex: '^net\\d' }],
    ['note:cloze', { kind: 'name', of: 'note', pattern: [{ text: 'cloze' }] }],
    ['"deck:My desk"', { kind: 'deck', pattern: [{ text: 'my desk' }] }],
    ['-"is:due"', { kind: 'not', of: { kind: 'is', state: 'due' } }],
    ['"tag:a b*"', { kind: 'tag', pattern: [{ text: 'a b' }, { wild: 'many' }] }],
    ['cid:a,b', { kind: 'id', of: 'card', ids: ['a', 'b'] }],
    ['nid:a', { kind: 'id', of: 'note', ids: ['a'] }],
    ['prop:ivl>=21', { kind: 'prop', property: 'interval', comparison: '>=', value: 21 }],
    ['prop:due=-1', { kind: 'prop', property: 'due', comparison: '=', value: -1 }],
    ['prop:s!=1,5', { kind: 'prop', property: 'stability', comparison: '!=', value: 1.5 }],
    ['prop:d>5', { kind: 'prop', property: 'difficulty', comparison: '>', value: 5 }],
    ['prop:d>0.5', { kind: 'prop', property: 'difficulty', comparison: '>', value: 5.5 }],
    ['prop:r<90%', { kind: 'prop', property: 'recall', comparison: '<', value: 0.9 }],
    ['rated:7', { kind: 'rated', days: 7, rating: null }],
    ['rated:7:1', { kind: 'rated', days: 7, rating: 1 }],
    ['introduced:3', { kind: 'happened', what: 'introduced', days: 3 }],
    ['flag:0', { kind: 'flag', flag: 0 }],
    ['re:\\d+', { kind: 'regex', field: 'text', regex: '\\d+' }],
    ['answer:re:"a b"', { kind: 'regex', field: 'answer', regex: 'a b' }],
    ['front:w:pod', written([{ text: 'pod' }], { field: 'prompt', manner: 'word' })],
    [
      'heading:nc:*a',
      written([{ wild: 'many' }, { text: 'a' }], { field: 'heading', manner: 'bare' }),
    ],
  ])('%s', (query, tree) => expect(read(query)).toEqual(tree));

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
    ['a deck:current', 'no-current-deck', 8, 15, null],
    ['"is:deu"', 'unknown-value', 5, 8, 'due'],
    ['tag:re:(', 'bad-regex', 8, 9, null],
    ['a ""', 'empty-value', 3, 5, null],
    ['prompt:*', 'empty-value', 8, 9, null],
    ['is:buried-sibling', 'no-siblings', 4, 18, 'buried'],
    ['deck:filtered', 'no-filtered-decks', 6, 14, null],
    ['prop:cdn:a>1', 'no-custom-data', 6, 9, null],
    ['has-cd:a', 'no-custom-data', 8, 9, null],
    ['prop:rated=1', 'no-past-day', 12, 13, null],
    ['prop:rated=-1:5', 'no-rating', 12, 16, null],
    ['dupe:abc', 'no-type-and-text', 6, 9, null],
    ['Поле:a', 'unknown-qualifier', 1, 5, null],
    ['x dek:a', 'unknown-qualifier', 3, 6, 'deck'],
    ['color:red', 'unknown-qualifier', 1, 6, null],
    ['is:deu', 'unknown-value', 4, 7, 'due'],
    ['is:suspend', 'unknown-value', 4, 11, 'suspended'],
    ['prop:ivvl>3', 'unknown-property', 6, 10, 'ivl'],
    ['prop:ease<2', 'no-ease', 6, 10, 'difficulty'],
    ['prop:ivl', 'no-comparison', 6, 9, null],
    ['prop:ivl>x', 'no-number', 10, 11, null],
    ['prop:ivl>', 'no-number', 9, 10, null],
    ['a rated:0', 'no-days', 9, 10, null],
    ['rated:x:1', 'no-days', 7, 8, null],
    ['rated:3:5', 'no-rating', 9, 10, null],
    ['flag:8', 'no-flag', 6, 7, null],
    ['b re:(', 'bad-regex', 6, 7, null],
    ['front:re:[', 'bad-regex', 10, 11, null],
    ['edited:', 'empty-value', 1, 8, null],
    ['front:w:', 'empty-value', 9, 9, null],
    [`${'('.repeat(60)}a`, 'too-deep', 51, 52, null],
    ['a'.repeat(2001), 'too-long', 2001, 2002, null],
  ])('%s', (query, problem, column, endColumn, meant) => {
    expect(error(query)).toMatchObject({ problem, column, endColumn, meant });
  });
});

const FIELDS = ['front', 'поле', 'example sentence', '1st'];

describe('the name of a field', () => {
  const readField = (query: string) => {
    const parsed = parseQuery(query, FIELDS);
    if ('error' in parsed) throw new Error(JSON.stringify(parsed.error));
    return parsed.tree;
  };
  const field = (name: string, rest: object = {}) => ({
    ...{ kind: 'field', name: [{ text: name }], side: null, manner: 'whole' },
    ...{ pattern: [{ text: 'dog' }], ...rest },
  });
  const many = { wild: 'many' } as const;
  const FRONT = { text: 'prompt', of: 'without-fields' };

  test.each<[string, object]>([
    ['Поле:dog', field('поле')],
    ['Front:dog', field('front', { side: FRONT })],
    ['front:*dog*', field('front', { side: FRONT, pattern: [many, { text: 'dog' }, many] })],
    ['front:', field('front', { side: FRONT, pattern: [] })],
    ['поле:_*', field('поле', { pattern: [{ wild: 'one' }, many] })],
    ['поле:nc:dog', field('поле', { manner: 'bare' })],
    ['поле:w:dog', field('поле', { manner: 'word' })],
    ['1st:dog', field('1st')],
    ['п*:dog', field('п', { name: [{ text: 'п' }, many] })],
    ['"Example sentence:a dog"', field('example sentence', { pattern: [{ text: 'a dog' }] })],
    ['"example sentence:"', field('example sentence', { pattern: [] })],
    ['поле:"*a dog"', field('поле', { pattern: [many, { text: 'a dog' }] })],
    ['поле:\\*', field('поле', { pattern: [{ text: '*' }] })],
  ])('%s', (query, tree) => {
    expect(readField(query)).toEqual(tree);
    expect(readField(printQuery(readField(query)))).toEqual(tree);
  });

  test('is one only where a field is called so, and never a word of the language', () => {
    const parsed = parseQuery('Полле:a', FIELDS);
    expect('error' in parsed && parsed.error).toMatchObject({
      problem: 'unknown-qualifier',
      meant: 'поле',
    });
    expect(parseQuery('deck:a', ['deck'])).toEqual({
      tree: { kind: 'deck', pattern: [{ text: 'a' }] },
    });
    expect(readField('"примечание 2: да"')).toEqual(text('примечание 2: да'));
    expect(readField('"front: да"')).toEqual(text('front: да'));
  });
});

describe('every text', () => {
  const pieces = [
    'a',
    'ab "c"',
    '(',
    ')',
    '-',
    ' or ',
    '*',
    '_',
    '\\',
    '"',
    ':',
    'is:due',
    '"is:due',
    'tag:re:',
    'prop:',
    'ivl>3',
    're:',
    'w:',
    'rated:1',
    'flag:',
  ];
  const texts = fc
    .array(fc.constantFrom(...pieces, ' ', 'ё'), { maxLength: 14 })
    .map((all) => all.join(''));

  test('is a query or has its error at a place within it', () => {
    fc.assert(
      fc.property(texts, (query) => {
        const parsed = parseQuery(query);
        if ('tree' in parsed) return;
        const { column, endColumn } = parsed.error;
        expect(column).toBeGreaterThanOrEqual(1);
        expect(endColumn).toBeGreaterThanOrEqual(column);
        expect(endColumn).toBeLessThanOrEqual(query.length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  test('that is a query is written anew so that it reads the same', () => {
    fc.assert(
      fc.property(texts, (query) => {
        const parsed = parseQuery(query);
        if ('error' in parsed) return;
        expect(read(printQuery(parsed.tree))).toEqual(parsed.tree);
      }),
      { numRuns: 2000 },
    );
  });
});
