import { describe, expect, test } from 'vitest';
import { isCleanSide } from '#lib/render/anki/is-clean.ts';
import { renderSides } from '#lib/render/anki/render-sides.ts';
import { HOSTILE_FIELDS, HOSTILE_SHEETS } from '../../fixtures/hostile-cards.ts';
import { noteTypeFrom } from '../../support/note-types.ts';
import { CASES } from './cases.ts';
import { renderCase } from './compared.ts';

const FIELDS = [
  ...HOSTILE_FIELDS,
  '<b style="color:red">x</b><img src="p.png" width=10><a href="https://example.org">x</a>',
  '\\[\\begin{matrix}a&b\\\\c&d\\end{matrix}\\] \\(\\cancel{x}\\) \\(\\vec{x} \\color{red}{y}\\)',
  '\\(\\mathcal{F} \\mathscr{L} \\sout{x} \\longdiv{3} \\angl{n} \\phase{x} \\textcircled{1} \\sfrac{1}{2}\\)',
  '<style>.x{& ul{color:red} & td{top:0;& b{left:0}} & th{top:0}}</style>',
  '<a id="" href="https://example.org">x</a><div id=" ">y</div>',
  '<style>.x:hover{color:red} @keyframes k{from{top:0}} .nightMode .y{animation:k 1s} @font-face{font-family:f;src:url(p.png)}</style>',
  '<div id="image-occlusion-container"><img src="p.png"></div><div class="cloze" data-shape="rect" data-left=".1"></div><div class="cloze" data-shape="text" data-text="t"></div>',
  '<div id="image-occlusion-container"><img src="p.png"></div><div class="cloze" data-shape="ellipse" data-left=".1" data-rx=".1" data-angle="1250"></div><div class="cloze-inactive" data-oi="1" data-shape="rect" data-width=".2" data-height=".2" data-angle="-500" data-fill="#ff0000"></div><div class="cloze" data-shape="text" data-text="a" data-fs=".1" data-scale="2" data-angle="10"></div>',
];

describe('a side that comes from a file', () => {
  test('may be a picture that is covered, but for attributes that no writer of ours gives', () => {
    const side = (attribute: string) =>
      `<div class="anki nt-x"><div class="anki-card anki-card1"><figure class="occlusion"><svg class="masks" ${attribute}><rect class="mask asked" x="1"></rect></svg></figure></div></div>`;
    expect(isCleanSide(side('viewBox="0 0 100 100" preserveAspectRatio="none"'))).toBe(true);
    for (const other of [
      'viewBox="0 0 9 9"',
      'onLoad="x"',
      'ONLOAD="x"',
      'Style="x"',
      'Href="x"',
    ]) {
      expect(isCleanSide(side(other)), other).toBe(false);
    }
  });

  test('is taken as it stands where it was rendered here, whatever it was rendered from', () => {
    const media = (name: string) => (name === 'p.png' ? `/media/${'a'.repeat(64)}.png` : null);
    const noteType = noteTypeFrom({
      fields: ['F'],
      templates: [['q{{F}}', '{{FrontSide}}<hr id=answer>{{F}}']],
    });
    for (const field of FIELDS) {
      const given = {
        noteType,
        noteTypeId: 'x',
        fields: [field],
        ordinal: 0,
        deckName: 'd',
        tags: [],
      };
      const { prompt, answer } = renderSides({ ...given, language: 'en', media });
      expect([field.slice(0, 200), isCleanSide(prompt), isCleanSide(answer)]).toEqual([
        field.slice(0, 200),
        true,
        true,
      ]);
    }
    for (const { prompt, answer } of CASES.map(renderCase)) {
      expect([prompt, isCleanSide(prompt), isCleanSide(answer)]).toEqual([prompt, true, true]);
    }
  });

  const framed = (inside: string, sheet = '') =>
    `<div class="anki nt-x"${sheet === '' ? '' : ` data-sheet="${sheet.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`}><div class="anki-card anki-card1">${inside}</div></div>`;

  test('is not taken where it is hostile and only looks as if rendered here', () => {
    expect(isCleanSide(framed('<b>x</b>'))).toBe(true);
    const harmless = [
      '[sound:',
      '[anki',
      '[[type',
      '\\(',
      '[latex',
      '{{',
      '\ufdd0',
      '&lt;',
      '<b>',
      '<div>',
      '<table>',
    ];
    const hostile = HOSTILE_FIELDS.filter(
      (field) => !harmless.some((start) => field.startsWith(start)),
    );
    expect(hostile.map((field) => framed(field)).filter(isCleanSide)).toEqual([]);
    const sheets = [
      // A comment alone says nothing.
      ...HOSTILE_SHEETS.filter((sheet) => !sheet.startsWith('/*')),
      ':where(.nt-x) a, body{color:red}',
      ':where(.nt-x) a{& ~ b, :not(&){top:0}}',
      ':where(.nt-y) a{top:0}',
    ];
    expect(sheets.map((sheet) => framed('x', sheet)).filter(isCleanSide)).toEqual([]);
    expect(isCleanSide(framed('x', ':where(.nt-x) .anki-a{color:red}'))).toBe(true);
    expect(isCleanSide('<div class="anki nt-x"><script>ran()</script></div>')).toBe(false);
  });
});
