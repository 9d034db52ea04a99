import { describe, expect, it } from 'vitest';
import { cardsOf, codesOf, compileText, sidesOf } from './compiling.ts';

const facetsOf = (text: string) => cardsOf(compileText(text).notes).map(({ facet }) => facet);

describe('each == hole is a card of its own', () => {
  it('shows the other holes as plain text, and marks its own in the answer', () => {
    expect(sidesOf('a ==b== c ==d==')).toEqual([
      [
        '<p>a <span class="cloze-blank">[…]</span> c d</p>',
        '<p>a <mark class="cloze">b</mark> c d</p>',
      ],
      [
        '<p>a b c <span class="cloze-blank">[…]</span></p>',
        '<p>a b c <mark class="cloze">d</mark></p>',
      ],
    ]);
  });

  it('named by what it hides, so that a deleted hole renames no other', () => {
    const [, second] = facetsOf('a ==b== c ==d==');
    expect(facetsOf('a b c ==d==')).toEqual([second]);
    expect(facetsOf('quite another ==d==')).toEqual([second]);
    expect(second).toMatch(/^c:[0-9a-f]{8}$/);
  });

  it('numbered only among equal texts', () => {
    const [first, second, other] = facetsOf('==a== ==a== ==b==');
    expect(second).toBe(`${first}.2`);
    expect(other).not.toContain('.');
  });
});

describe('numbered holes', () => {
  it('share a card with those of their number, and show their hints', () => {
    expect(sidesOf('{{c1::a::hint}} {{c2::b}} {{c1::c}}')).toEqual([
      [
        '<p><span class="cloze-blank">[hint]</span> b <span class="cloze-blank">[…]</span></p>',
        '<p><mark class="cloze">a</mark> b <mark class="cloze">c</mark></p>',
      ],
      [
        '<p>a <span class="cloze-blank">[…]</span> c</p>',
        '<p>a <mark class="cloze">b</mark> c</p>',
      ],
    ]);
    expect(facetsOf('{{c1::a}} {{c12::b}}')).toEqual(['c:1', 'c:12']);
  });

  it('hold markup and colons of an address', () => {
    expect(sidesOf('x {{c1::`::1`::loopback}}')[0]).toEqual([
      '<p>x <span class="cloze-blank">[loopback]</span></p>',
      '<p>x <mark class="cloze"><code translate="no">::1</code></mark></p>',
    ]);
  });
});

describe('holes stand in', () => {
  it.each([
    ['a bullet', '- ==a=='],
    ['a numbered item', '1. ==a=='],
    ['a quote', '> ==a=='],
    ['emphasis', '**==a==**'],
    ['a word', '==под==ы'],
    ['brackets', '(==a==)'],
  ])('%s', (_, text) => {
    expect(compileText(text).notes).toMatchObject([{ kind: 'cloze' }]);
  });
});

describe('no card comes from', () => {
  it.each([
    ['code', '`==a==` and `{{c1::a}}`'],
    ['a fence', '```\n==a== {{c1::a}}\n```'],
    ['comparisons', 'a == b, a==b and c==d, a === b'],
    ['Helm', '{{ .Values.image }} {{- if .a }} {{c1}}'],
    ['escaped signs', '\\==a\\=='],
    ['a heading', '# ==a=='],
    ['a table', '| ==a== |\n| - |\n| ==b== |'],
    ['an address', 'https://x.y/?a==b=='],
  ])('%s', (_, text) => {
    expect(compileText(text)).toMatchObject({ notes: [], findings: [] });
  });
});

describe('a broken hole keeps its card from compiling', () => {
  it.each([
    ['no end', 'a ==b', ['L102 1:3']],
    ['no beginning', 'a b== c', ['L102 1:4']],
    ['no end of a numbered one', 'x\n{{c1::b ==c==', ['L102 2:1']],
    ['no text', 'a {{c1::}}', ['L102 1:3']],
    ['a hint and no text', '{{c1::<!-- x -->::h}}', ['L102 1:1']],
    ['two faults', '{{c1::}} ==a', ['L102 1:1', 'L102 1:10']],
  ])('%s', (_, text, codes) => {
    const { notes, findings } = compileText(`${text}\n\nnext ==hole==`);
    expect(codesOf(findings)).toEqual(codes);
    expect(notes).toHaveLength(1);
  });
});

it('a hole that is filled differently is another prompt of the same note', () => {
  const [before] = compileText('Exit code ==137==').notes;
  const [after] = compileText('Exit code ==143==').notes;
  expect(after?.promptHash).toBe(before?.promptHash);
  expect(after?.answerHash).not.toBe(before?.answerHash);
});

it('a paragraph of more than a hundred cards is refused', () => {
  const { notes, findings } = compileText(`${'==a== '.repeat(101)}\n\n${'==a== '.repeat(100)}`);
  expect(codesOf(findings)).toEqual(['K014 1:1']);
  expect(cardsOf(notes)).toHaveLength(100);
});

it('a hole has a name in any alphabet, in one form of Unicode', () => {
  const facets = (text: string) =>
    compileText(text).notes.flatMap(({ cards }) => cards.map(({ facet }) => facet));
  const text = 'Столица Перу — {{столица::Лима}}, в ней {{район-2::Мирафлорес::у моря}}.';
  expect(facets(text)).toEqual(['c:столица', 'c:район-2']);
  expect(facets(text.normalize('NFD'))).toEqual(['c:столица', 'c:район-2']);
  expect(facets('Шаблоны: {{ имя::поле }}, {{Имя::поле}} и {{dead::beef}}.')).toEqual([]);
});
