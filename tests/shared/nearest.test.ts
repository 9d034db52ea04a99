import { expect, test } from 'vitest';
import { nearest } from '#lib/shared/nearest.ts';

const KNOWN = ['check', 'compile', 'cards', 'answer', 'verify'];

test.each([
  ['chek', 'check'],
  ['hceck', 'check'],
  ['card', 'cards'],
  ['comp', 'compile'],
  ['Verify', 'verify'],
  ['anwser', 'answer'],
  ['xyzzy', null],
  ['', null],
])('%s was probably meant to be %s', (found, meant) => {
  expect(nearest(found, KNOWN)).toBe(meant);
});
