import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToHtml, markdownToRawHtml } from '#lib/render/markdown-to-html.ts';
import { elementsOf } from './html-tree.ts';

/** What makes careless Markdown parsers take time with the square of the length, or worse. */
const PATTERNS = [
  ...[
    'a* ',
    '*a ',
    '*a* ',
    '**a ',
    '_a_b',
    '~~a',
    '==a ',
    'a==b ',
    '==a==',
    '{{c1::a ',
    '{{c1::',
    '}}',
  ],
  ...[
    '[',
    '[a',
    'a]',
    '[a](b',
    '[a](',
    '[a](<b',
    '[a](b "',
    '![a',
    '![[a](b)',
    '![](',
    '[x]: <',
    '[a]: x\n',
  ],
  ...[
    '`a',
    '<a b="',
    '<a x ',
    'a <!--',
    '<?',
    '<![CDATA[',
    '<b>',
    '</b>',
    '&amp',
    '&#x',
    '\\',
    '\r',
    '\n',
  ],
  ...[
    '- ',
    '- - x ',
    '> ',
    '>',
    '# ',
    '1. ',
    '\t',
    '* a\n',
    '  * a\n',
    '```\n',
    'a|b\n-|-\n',
    '|',
    ' ',
    'x  \n',
  ],
  ...['http://a', 'a@b.c ', 'aaaa@', 'www.a ', 'https://x)))', '( ', '"'],
];

/** Quadratic time needs minutes here, linear time some tenths of a second. */
const LENGTH = 200_000;
const PATIENCE = 30_000;

describe('a long row of one pattern takes time in proportion', () => {
  it.each(PATTERNS)(
    '%j',
    (pattern) => {
      const text = pattern.repeat(LENGTH / pattern.length);
      expect(markdownToHtml(text)).toBeTypeOf('string');
    },
    PATIENCE,
  );
});

describe('deep nesting overflows no stack', () => {
  const depth = 50_000;
  it.each([
    ['quotes', '>'.repeat(depth)],
    ['bullets', '- '.repeat(depth)],
    ['numbers', '1. '.repeat(depth)],
    ['emphasis', `${'*a '.repeat(depth)}${'a* '.repeat(depth)}`],
    ['links in images', `${'!['.repeat(depth)}a${'](b)'.repeat(depth)}`],
    ['holes', `${'{{c1::'.repeat(depth)}a${'}}'.repeat(depth)}`],
    ['elements', `<div>${'<b>'.repeat(900)}x`],
    [
      'a thousand quotes on lines of their own',
      Array.from({ length: 1000 }, (_, i) => `${'>'.repeat(i)} a`).join('\n\n'),
    ],
    ['a thousand lists', Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
  ])('%s', (_, markdown) => {
    expect(markdownToHtml(markdown)).toContain('<');
  });

  it('shows what is too deep as it is written', () => {
    expect(markdownToHtml(`${'>'.repeat(200)} a`)).toContain('&gt;');
  });
});

it('a line of a million characters is rendered', () => {
  expect(markdownToHtml('слово *и* `код` '.repeat(62_500)).length).toBeGreaterThan(1_000_000);
});

it('any text whatever renders to well-formed elements and never throws', () => {
  const markup = fc.constantFrom(
    ...PATTERNS,
    '\n\n',
    'слово',
    '   ',
    '```yaml\n',
    ':::',
    '::',
    '<div>',
    '</div>',
    '---\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(markup, { maxLength: 12 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (markdown) => {
      const names = new Set(elementsOf(markdownToHtml(markdown)).map(({ name }) => name));
      expect(names.has('script') || names.has('img')).toBe(false);
      expect(typeof markdownToRawHtml(markdown)).toBe('string');
    }),
    { numRuns: 200 },
  );
});
