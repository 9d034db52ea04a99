import { expect, test } from 'vitest';
import { linesOfHtml, textOfHtml } from '#lib/render/text-of-html.ts';

test.each([
  ['<p>one <b>two</b>, three.</p>', 'one two, three.'],
  ['<p>(<em>one</em>) «<b>two</b>»</p>', '(one) «two»'],
  ['<p><span class="cloze-blank">[…]</span>.</p><p>next</p>', '[…]. next'],
  ['<ul><li><b>one</b></li><li>.gitignore</li></ul>', 'one .gitignore'],
  ['<p><code>cd</code>.gitignore</p>', 'cd .gitignore'],
  ['<td>one</td><td>two</td>', 'one two'],
])('%s reads %s', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

test.each([
  ['mine<hr>theirs', 'mine\ntheirs'],
  ['one<div>two</div><div>three</div>', 'one\ntwo\nthree'],
  ['<ul><li>one<ul><li>within</li></ul></li></ul>', 'one\nwithin'],
  ['<p>one</p>\n<p>two</p>', 'one\ntwo'],
  ['<pre><code>a\n  b</code></pre>', 'a\n  b'],
  ['<b>one</b> word', 'one word'],
])('%j has its lines', (html, lines) => {
  expect(linesOfHtml(html)).toBe(lines);
});

test('what opens a tag that never ends is text', () => {
  expect(textOfHtml('<p>a</p> 1 <b 2')).toBe('a 1 <b 2');
  expect(linesOfHtml('<p>a</p>1 <b 2')).toBe('a\n1 <b 2');
});

test.each(['<', '<img ', '<img x="" ', '</b>', '(<b ', ' ', '\t'])(
  'the text of nothing but “%s” is found in time that grows as it does',
  (sign) => {
    for (const end of ['', 'x', '>']) {
      expect(textOfHtml(sign.repeat(200_000) + end)).toBeTypeOf('string');
      expect(linesOfHtml(sign.repeat(200_000) + end)).toBeTypeOf('string');
    }
  },
);
