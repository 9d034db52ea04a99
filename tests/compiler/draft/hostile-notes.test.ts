import { expect, it } from 'vitest';
import { findDrafts } from '#lib/compiler/draft/find-drafts.ts';

const PIECES: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ['one line of words', (n) => 'слово '.repeat(n)],
  ['one line of dashes', (n) => 'a - b '.repeat(n)],
  ['one line of parentheses', (n) => 'терм (T) '.repeat(n)],
  ['open parentheses', (n) => `a ${'('.repeat(n)}`],
  ['brackets', (n) => `- ${'['.repeat(n)}](`],
  ['conditions', (n) => 'если a, '.repeat(n)],
  ['numbers', (n) => 'порт 1 и 2 '.repeat(n)],
  ['dotted names', (n) => `${'a.'.repeat(n)}b, где:\n- a - b\n`],
  ['sentences', (n) => 'A is a b of c and d. '.repeat(n)],
  ['one list', (n) => '- a\n'.repeat(n)],
  ['definitions', (n) => '- term - что это такое\n'.repeat(n / 10)],
  ['code', (n) => `\`\`\`\n${'$ kubectl get po\n'.repeat(n)}\`\`\`\n`],
  ['headings', (n) => '# A\n'.repeat(n)],
  ['quotes', (n) => `- ${'`'.repeat(n)} - b`],
];

/** Quadratic time needs minutes here, linear time about a second. */
const SIZE = 30_000;

it.each(PIECES)(
  'takes time in proportion to its length: %s',
  (_, make) => {
    expect(findDrafts({ path: 'notes.md', text: make(SIZE) })).toBeDefined();
  },
  60_000,
);
