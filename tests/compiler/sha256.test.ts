import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '#lib/compiler/sha256.ts';

it('agrees with the examples of FIPS 180-4', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it('agrees with the library of Node on any text, at every length around a block, and on long ones', () => {
  const reference = (text: string) => createHash('sha256').update(text).digest('hex');
  const agrees = (text: string) => sha256(text) === reference(text);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), agrees));
  for (let length = 0; length < 200; length++) {
    expect(sha256('я'.repeat(length))).toBe(reference('я'.repeat(length)));
  }
  expect(sha256('x'.repeat(1_000_003))).toBe(reference('x'.repeat(1_000_003)));
});

it('gives as many digits as are asked for', () => {
  expect(sha256('abc', 8)).toBe('ba7816bf');
});
