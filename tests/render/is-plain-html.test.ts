import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainHtml } from '#lib/render/is-plain-html.ts';
import { markdownToHtml } from '#lib/render/markdown-to-html.ts';
import { sanitizeHtml } from '#lib/render/sanitize-html.ts';

const NAMES = ['p', 'ul', 'ol', 'li', 'code', 'em', 'strong', 'a', 'script', 'p class="x"'];
const TAGS = NAMES.flatMap((name) => [`<${name}>`, `</${name}>`]);
const SIGNS = ['&amp;', '&lt;', '&quot;', '&nbsp;', '&', '<', '>', '"', '\0', '\r', '\n', '\u00a0'];

/** HTML that is mostly in order, and anything made of the same pieces. */
const text = fc.array(fc.constantFrom('a', 'я', '😀', ' ', ...SIGNS), { maxLength: 4 });
const inline = fc.oneof(
  text.map((signs) => signs.join('')),
  fc
    .tuple(fc.constantFrom('code', 'em', 'strong'), text)
    .map(([name, signs]) => `<${name}>${signs.join('')}</${name}>`),
  text.map((signs) => `<code translate="no">${signs.join('')}</code>`),
);
const block = fc
  .tuple(fc.constantFrom('p', 'ul', 'ol'), fc.array(inline, { maxLength: 3 }))
  .map(([name, parts]) => {
    const inside =
      name === 'p' ? parts.join('') : parts.map((part) => `\n<li>${part}</li>\n`).join('');
    return `<${name}>${inside}</${name}>`;
  });
const piece = fc.oneof(
  { weight: 8, arbitrary: block },
  { weight: 1, arbitrary: fc.constantFrom(...TAGS, ...SIGNS, 'a') },
);
const html = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));

test('plain HTML is what cleaning gives back as it is', () => {
  let plain = 0;
  fc.assert(
    fc.property(html, (side) => {
      if (!isPlainHtml(side)) return;
      plain += 1;
      expect(sanitizeHtml(side)).toBe(side);
    }),
    { numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test('what cards mostly are is plain, and what has other attributes is not', () => {
  expect(isPlainHtml(markdownToHtml('What *is* a `pod`?\n\n- one & two\n- **three**'))).toBe(true);
  expect(isPlainHtml('<p>a<a href="https://example.org">b</a></p>')).toBe(false);
  expect(isPlainHtml('<p onclick="x">a</p>')).toBe(false);
  expect(isPlainHtml('<p>a')).toBe(false);
  expect(isPlainHtml(`<p>${'a'.repeat(1e6)}</p>`)).toBe(false);
});
