import { describe, expect, it } from 'vitest';
import { cardsOf, codesOf, compileText } from './compiling.ts';

const facetsOf = (text: string) => cardsOf(compileText(text).notes).map(({ facet }) => facet);
const kindsOf = (text: string) => compileText(text).notes.map(({ kind }) => kind);

describe.each(['set', 'seq'])('items of #%s', (mark) => {
  const list = (...items: string[]) =>
    `Q: which? #${mark}\n${items.map((item) => `1. ${item}\n`).join('')}`;

  it('keep their names when others go or change places', () => {
    const [one, two, three] = facetsOf(list('a', 'b', 'c'));
    expect(facetsOf(list('c', 'a'))).toEqual([three, one]);
    expect(facetsOf(list('x', 'b'))[1]).toBe(two);
  });

  it('keep their names through an edit where they bear ids', () => {
    expect(facetsOf(list('a <!-- id: first -->', 'b'))[0]).toBe('item:first');
    expect(facetsOf(list('b', 'quite another <!-- id: first -->'))[1]).toBe('item:first');
  });

  it('are told apart where they say the same', () => {
    const [one, two] = facetsOf(list('a', 'a'));
    expect(two).toBe(`${one}.2`);
  });

  it('are asked each, as a whole, or both', () => {
    const asked = (attribute: string) =>
      facetsOf(`Q: which? #${mark} <!-- ${attribute} -->\n1. a\n2. b\n`).length;
    expect(asked('recall: items')).toBe(2);
    expect(asked('recall: all')).toBe(1);
    expect(asked('recall: both')).toBe(3);
  });

  it('are at most a hundred and not too long', () => {
    const many = list(...Array.from({ length: 101 }, (_, index) => `${index}`));
    expect(codesOf(compileText(many).findings)).toEqual(['K014 2:1']);
    expect(codesOf(compileText(list('a'.repeat(20_001))).findings)).toEqual(['K016 2:1']);
  });
});

it('an item of a set shows every other one, wherever it stood', () => {
  const [card] = cardsOf(compileText('Q: which? #set\n- a\n- b\n- c\n').notes);
  expect(card?.prompt).not.toContain('<li>a</li>');
  expect(card?.prompt).toMatch(/<li>[bc]<\/li>\n<li>[bc]<\/li>\n<li><span/);
});

it('a step shows the two before it, with their numbers', () => {
  const cards = cardsOf(compileText('Q: then? #seq\n1. a\n2. b\n3. c\n4. d\n').notes);
  expect(cards[3]?.prompt).toContain('start="2">\n<li>b</li>\n<li>c</li>\n<li><span');
});

describe('cells of a table', () => {
  const table = (rows: string) =>
    `<!-- cards: table key=1 reverse=2 -->\n| k | v | w |\n| - | - | - |\n${rows}`;

  it('keep their names when rows and columns change places', () => {
    const before = facetsOf(table('| a | 1 | x |\n| b | 2 | y |\n'));
    expect(facetsOf(table('| b | 2 | y |\n| a | 1 | x |\n')).toSorted()).toEqual(before.toSorted());
    const other = '<!-- cards: table key=1 ask=2,3 reverse=3 -->\n| k | w | v |\n| - | - | - |\n';
    expect(facetsOf(`${other}| a | x | 1 |\n| b | y | 2 |\n`).toSorted()).toEqual(
      before.toSorted(),
    );
  });

  it.each([
    ['no such column', 'table key=9'],
    ['a column that asks for itself', 'table key=1 ask=1,2'],
    ['two keys', 'table key=1,2'],
    ['another word', 'rows key=1'],
    ['a name instead of a number', 'table key=mode'],
  ])('are not asked where the comment says %s', (_, written) => {
    const text = `<!-- cards: ${written} -->\n| k | v |\n| - | - |\n| a | b |\n`;
    expect(compileText(text).notes).toEqual([]);
    expect(codesOf(compileText(text).findings)).toEqual(['K018 1:1']);
  });
});

describe('a choice', () => {
  it('is compared with the places of the right options as they are shown', () => {
    const [card] = cardsOf(compileText('Q: which?\n- [x] a\n- [ ] b\n- [ ] c\n- [x] d\n').notes);
    const items = [...(card?.answer ?? '').matchAll(/<li( class="right")?>/g)];
    const right = items.flatMap(([, isRight], index) => (isRight ? [index] : []));
    expect(card?.check).toEqual({ kind: 'choice', correct: right });
    expect(card?.prompt).not.toContain('right');
  });

  it.each([
    ['one option', '- [x] a\n'],
    ['no right one', '- [ ] a\n- [ ] b\n'],
  ])('with %s is refused', (_, list) => {
    const { notes, findings } = compileText(`Q: which?\n${list}`);
    expect(notes).toEqual([]);
    expect(codesOf(findings)).toEqual(['K017 2:1']);
  });

  it('is never made of a list of things to do further down', () => {
    expect(kindsOf('Q: lone question\n\nA paragraph.\n\n- [x] a\n- [ ] b\n')).toEqual([]);
    expect(kindsOf('## Plan\n\n- [x] a\n- [ ] b\n')).toEqual([]);
  });
});

describe('what stands around a card', () => {
  it('a hint that is added leaves the note what it is', () => {
    const [before] = compileText('Q: a\n\nA: b').notes;
    const [after] = compileText('Q: a\n\n_hint: h_\n\nA: b').notes;
    expect(after?.promptHash).toBe(before?.promptHash);
    expect(after?.cards[0]?.hash).not.toBe(before?.cards[0]?.hash);
  });

  it('a hint at the answer is not shown where the answer is asked', () => {
    const [, reverse] = cardsOf(compileText('- a ::: b\n\n  _hint: h_').notes);
    expect(reverse?.facet).toBe('rev');
    expect(reverse?.prompt).toBe('<p>b</p>');
  });

  it('a bare version is named after what the file is about, the version of the file is not repeated', () => {
    const head = '---\nas-of: Kubernetes 1.34\n---\n';
    const answers = cardsOf(
      compileText(`${head}Q: a <!-- as-of: 1.33 -->\nA: b\n\n---\n\nQ: c\nA: d`).notes,
    ).map(({ answer }) => answer);
    expect(answers).toEqual(['<p>b</p>\n<p class="as-of">as of Kubernetes 1.33</p>', '<p>d</p>']);
  });

  it('a comment right above a card holds its attributes, the one on its line prevails', () => {
    const above = '<!-- id: above lang: ru tags: [x] -->\n';
    expect(compileText(`${above}Q: a\nA: b`).notes[0]).toMatchObject({ key: 'above', tags: ['x'] });
    expect(compileText(`${above}Q: a <!-- id: own -->\nA: b`).notes[0]?.key).toBe('own');
  });
});
