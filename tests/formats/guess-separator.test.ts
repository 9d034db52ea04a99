import { expect, test } from 'vitest';
import { guessSeparator } from '#lib/formats/table/guess.ts';

test.each([
  ['a row that is longer than what is looked at', `front,${'x'.repeat(300_000)}\nb,c\n`, ','],
  ['a quote that is never closed', 'a,"b\nc,d\n', ','],
  ['sentences of different lengths', 'One column of text\nand a second line of it: this\n', '\t'],
  ['uneven rows', 'a;b;c\nd\n', ';'],
  ['words apart by spaces', 'eins one\nzwei two\n', ' '],
] as const)('the separator of %s', (_, text, separator) => {
  expect(guessSeparator(text)).toBe(separator);
});
