import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMacros, withMacros } from '#lib/formats/hashcards/macros.ts';

const FILE = String.raw`% numbers
\R \mathbb{R}
\set \left\{ #1 \mid #2 \right\}
\twice \R\times\R

\loop \loop\loop
\1 one
nothing here
\open {a
\half
`;

const { macros, unread } = readMacros(FILE);

test('a line is a macro, a comment, or told with its number', () => {
  expect([...macros.keys()]).toEqual([
    String.raw`\R`,
    String.raw`\set`,
    String.raw`\twice`,
    String.raw`\loop`,
    String.raw`\1`,
  ]);
  expect(unread).toEqual([
    { line: 8, text: 'nothing here' },
    { line: 9, text: String.raw`\open {a` },
    { line: 10, text: String.raw`\half` },
  ]);
});

describe('a macro', () => {
  test.each([
    [String.raw`$x \in \R$`, String.raw`$x \in \mathbb{R}$`],
    [String.raw`$\R x \Rightarrow \Re$`, String.raw`$\mathbb{R} x \Rightarrow \Re$`],
    [String.raw`$\twice$`, String.raw`$\mathbb{R}\times\mathbb{R}$`],
    [
      String.raw`$\set{x \in \R}{x > {0}}$`,
      String.raw`$\left\{ x \in \mathbb{R} \mid x > {0} \right\}$`,
    ],
    [String.raw`$\set ab$`, String.raw`$\left\{ a \mid b \right\}$`],
    ['$$\na + \\R\n+ \\R\n$$', '$$\na + \\mathbb{R}\n+ \\mathbb{R}\n$$'],
    [String.raw`$\1$ and $\1$`, '$one$ and $one$'],
  ])('in %j is put in', (text, expected) => {
    expect(withMacros(text, macros)).toBe(expected);
  });

  test.each([
    String.raw`outside \R of formulas`,
    String.raw`code: ${'`'}$\R$${'`'}`,
    '```tex\n$\\R$\n```',
    '~~~\n$$\\R$$\n',
    String.raw`a price of \$5 and \R for \$6`,
    String.raw`$\loop$`,
    String.raw`$\set{only one}$`,
    String.raw`$\set{never closed$`,
  ])('in %j stays as it is', (text) => {
    expect(withMacros(text, macros)).toBe(text);
  });
});

test('whatever is read, lines stay as many, and reading ends', () => {
  const part = fc.constantFrom(
    '\\R',
    '\\set',
    '{',
    '}',
    '$',
    '$$',
    '\n',
    '`',
    '\\',
    'x',
    ' ',
    '#1',
    '\\loop',
    '```\n',
    '%',
  );
  const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (markdown, file) => {
      const found = readMacros(`\\R ${file.replaceAll('\n', '')}`);
      const put = withMacros(withMacros(markdown, macros), found.macros);
      expect(put.split('\n')).toHaveLength(markdown.split('\n').length);
    }),
  );
});
