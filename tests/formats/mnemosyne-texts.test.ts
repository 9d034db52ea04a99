import { expect, test } from 'vitest';
import { fieldHtml } from '#lib/formats/mnemosyne/field-html.ts';
import { withHoles, withoutHoles } from '#lib/formats/mnemosyne/holes.ts';
import { parseTemplate } from '#lib/render/anki/template.ts';

test.each([
  ['a\nb <c', 'a<br>b &lt;c'],
  ['a\n<latex>x\ny</latex>\nb', 'a<br>[latex]x\ny[/latex]<br>b'],
  ['<$>x</$> <$$>y</$$> <$>z', '[$]x[/$] [$$]y[/$$] <$>z'],
  ['<ul>\n<li>a</UL >\n<table>\nb', '<ul>\n<li>a</UL ><br><table><br>b'],
  ['<table>\n<latex>x</latex>\n</table>', '<table>\n[latex]x[/latex]\n</table>'],
])('%j of Mnemosyne is %j', (text, html) => {
  expect(fieldHtml(text, (path) => path)).toBe(html);
});

test('holes are those that are closed', () => {
  expect(withHoles('[a:b] [c] [d')).toBe('{{c1::a::b}} {{c2::c}} [d');
  expect(withoutHoles('[a:b] [c] [d')).toBe('a c [d');
});

test.each(['<latex>', '<$>', '<table>', '[', '[[', '<!--', '<!--\n'])(
  'texts of nothing but “%s” are read in time that grows as they do',
  (sign) => {
    const text = sign.repeat(150_000);
    expect(fieldHtml(text, (path) => path)).toBeTypeOf('string');
    expect(withHoles(text) + withoutHoles(text)).toBe(text + text);
    expect(parseTemplate(text).problem).toBeNull();
  },
);
