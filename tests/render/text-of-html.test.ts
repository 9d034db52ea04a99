import { expect, test } from 'vitest';
import { textOfHtml } from '#lib/render/text-of-html.ts';

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
