import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldOfText, tagsOfLine, textOfPlainField } from '#lib/library/editing/field-text.ts';

test('what is typed as text is read as it was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const typed = text.replace(/\r\n?/g, '\n');
      expect(textOfPlainField(fieldOfText(text))).toBe(typed);
    }),
  );
  expect(fieldOfText('a < b && c\n\u00a0d')).toBe('a &lt; b &amp;&amp; c<br>&nbsp;d');
});

test.each([
  ['a<br>b<br />c &amp; &lt;b&gt;&nbsp;', 'a\nb\nc & <b>\u00a0'],
  ['{{c1::x::y}} [sound:a.mp3] \\(x\\)', '{{c1::x::y}} [sound:a.mp3] \\(x\\)'],
  ['', ''],
  ['R&D', 'R&D'],
])('%j is plain text', (html, text) => {
  expect(textOfPlainField(html)).toBe(text);
});

test.each([
  '<b>x</b>',
  'a<div>b</div>',
  'a &eacute; b',
  'a\nb',
  '<br clear="all">',
  'a < b',
  '&#233;',
])('%j is more than plain text', (html) => {
  expect(textOfPlainField(html)).toBeNull();
});

test('tags are apart by spaces of any kind, and stand once whatever their case', () => {
  expect(tagsOfLine(' a::b\u3000Б б  c ')).toEqual(['a::b', 'Б', 'c']);
});
