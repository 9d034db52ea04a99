import { describe, expect, it } from 'vitest';
import { cardsOf, codesOf, compileText, sidesOf } from './compiling.ts';

describe('a bullet with :: makes a card', () => {
  it.each([
    ['plain', '- a :: b'],
    ['with another bullet sign', '* a :: b'],
    ['with the definition on the next line', '- a ::\n  b'],
    ['with more spaces', '-   a   ::   b'],
    ['in a list inside a list', '- x\n  - a :: b'],
    ['in a quote', '> - a :: b'],
    ['with a box', '- [x] a :: b'],
  ])('%s', (_, text) => {
    expect(sidesOf(text)).toEqual([['<p>a</p>', '<p>b</p>']]);
  });

  it('and a second one the other way with :::', () => {
    const cards = cardsOf(compileText('- a ::: b').notes);
    expect(cards.map(({ facet, prompt, answer }) => [facet, prompt, answer])).toEqual([
      ['fwd', '<p>a</p>', '<p>b</p>'],
      ['rev', '<p>b</p>', '<p>a</p>'],
    ]);
  });

  it('parted at the first separator outside code', () => {
    expect(sidesOf('- `x :: y` is :: a :: b')).toEqual([
      ['<p><code translate="no">x :: y</code> is</p>', '<p>a :: b</p>'],
    ]);
  });

  it('whose definition holds what is nested in the bullet', () => {
    expect(sidesOf('- a :: b\n\n  c\n  - d')[0]?.[1]).toBe(
      '<p>b</p>\n<p>c</p>\n<ul>\n<li>d</li>\n</ul>',
    );
  });

  it('with an id of its own beside others', () => {
    const { notes } = compileText(
      '- a :: b <!-- id: aaa11 -->\n- plain\n- c :: d <!-- id: ccc33 -->',
    );
    expect(notes.map(({ key }) => key)).toEqual(['aaa11', 'ccc33']);
  });
});

describe('no card comes from', () => {
  it.each([
    ['colons without spaces', '- a::b'],
    ['a space on one side only', '- a ::b\n- a:: b'],
    ['an IPv6 address', '- ::1\n- fe80::1 and 2001:db8::/32'],
    ['code', '- `a :: b`'],
    ['code next to the separator', '- `a`:: b'],
    ['emphasis around the separator', '- *a :: b*'],
    ['a numbered list', '1. a :: b'],
    ['a paragraph', 'a :: b'],
    ['four colons', '- a :::: b'],
  ])('%s', (_, text) => {
    expect(compileText(text)).toMatchObject({ notes: [], findings: [] });
  });
});

it.each([
  ['term', '- :: b', 'L101 1:3'],
  ['definition', '- a ::', 'L101 1:5'],
])('a missing %s is said', (_, text, code) => {
  const { notes, findings } = compileText(`${text}\n- c :: d`);
  expect(codesOf(findings)).toEqual([code]);
  expect(notes).toHaveLength(1);
});
