import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WordDiffPart, wordDiff } from '#lib/bundle/text-diff.ts';
import { linesOfHtml } from '#lib/render/text-of-html.ts';

const side = (parts: readonly WordDiffPart[], without: string) =>
  parts.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');

test('a word diff holds both texts whole', () => {
  const text = fc.stringMatching(/^([aб] ?|-|\n){0,12}$/);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after);
      expect(side(parts, 'added')).toBe(before);
      expect(side(parts, 'removed')).toBe(after);
    }),
  );
});

test('words that were replaced together stand together', () => {
  expect(wordDiff('the old long way', 'the new short way')).toEqual([
    { kind: 'same', text: 'the ' },
    { kind: 'removed', text: 'old long' },
    { kind: 'added', text: 'new short' },
    { kind: 'same', text: ' way' },
  ]);
});

test('a side is compared line by line as it is read, code included', () => {
  const html =
    '<p>One <code>a &lt; b</code></p><pre><code>kubectl get po\n  -A</code></pre><ul><li>x</li><li>y</li></ul>';
  expect(linesOfHtml(html)).toBe('One a < b\nkubectl get po\n  -A\nx\ny');
});
