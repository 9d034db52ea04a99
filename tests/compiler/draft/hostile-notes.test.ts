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

it.each(PIECES)('takes time in proportion to its length: %s', (_, make) => {
  const timeOf = (size: number) => {
    const text = make(size);
    const start = process.cpuUsage();
    findDrafts({ path: 'notes.md', text });
    return process.cpuUsage(start).user / 1000;
  };
  timeOf(1_000);
  const small = timeOf(1_000);
  const large = timeOf(8_000);
  // Eight times as much, with room for what else the machine does; square growth would be sixty-four times.
  expect(large).toBeLessThan(Math.max(900, small * 30));
});
