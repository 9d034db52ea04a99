import { describe, expect, it } from 'vitest';
import { codesOf, compileText, sidesOf } from './compiling.ts';

const CARD = [['<p>one?</p>', '<p>two</p>']];

describe('a question and its answer make a card', () => {
  it.each([
    ['with a blank line between', 'Q: one?\n\nA: two'],
    ['on the next line', 'Q: one?\nA: two'],
    ['with Russian markers', 'В: one?\nО: two'],
    ['with markers of two languages', 'Q: one?\nО: two'],
    ['without a space behind the markers', 'Q:one?\nA:two'],
    ['with text on the line below the marker', 'Q:\none?\n\nA:\ntwo'],
    ['with paragraphs apart from their markers', 'Q:\n\none?\n\nA:\n\ntwo'],
    ['with line ends of Windows', 'Q: one?\r\n\r\nA: two\r\n'],
    ['behind a byte order mark', '\uFEFFQ: one?\n\nA: two'],
    ['indented by up to three spaces', '   Q: one?\n\n  A: two'],
    ['below a line of text', 'Before.\n\nQ: one?\nA: two'],
  ])('%s', (_, text) => {
    expect(sidesOf(text)).toEqual(CARD);
    expect(compileText(text).findings).toEqual([]);
  });

  it.each([
    ['emphasis', 'Q: _F why?\nA: a}_ so', ['_F why?', 'a}_ so']],
    ['a mark', 'Q: if a ==b?\nA: c== d', ['if a ==b?', 'c== d']],
    ['strikethrough', 'Q: ~~a?\nA: b~~', ['~~a?', 'b~~']],
  ])('where signs of %s stand in both', (_, text, [prompt, answer]) => {
    expect(sidesOf(text)).toEqual([[`<p>${prompt}</p>`, `<p>${answer}</p>`]]);
  });

  it('each over several blocks', () => {
    const [side] = sidesOf('Q: a\n\n- b\n\nc\n\nA: d\n\n> e\n\n```sh\nf\n```\n\ng');
    expect(side?.[0]).toBe('<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<p>c</p>');
    expect(side?.[1]).toMatch(
      /^<p>d<\/p>\n<blockquote>\n<p>e<\/p>\n<\/blockquote>\n<pre.*<\/pre>\n<p>g<\/p>$/s,
    );
  });

  it('whose answer is a fence right below the marker', () => {
    expect(sidesOf('Q: a\nA:\n```\nb\n```')[0]?.[1]).toMatch(/^<pre.*>b\n<\/code><\/pre>$/s);
  });
});

describe('an answer ends', () => {
  it.each([
    ['before the next question', 'Q: one?\nA: two\n\nQ: x\nA: y'],
    ['before a question on the next line', 'Q: one?\nA: two\nQ: x\nA: y'],
    ['before a heading', 'Q: one?\nA: two\n\n# Heading\n\ntext'],
    ['before a heading without a blank line', 'Q: one?\nA: two\n# Heading\ntext'],
    ['before a rule', 'Q: one?\nA: two\n\n---\n\ntext'],
    ['before a rule of asterisks', 'Q: one?\nA: two\n\n***\n\ntext'],
    ['at the end of the file', 'Q: one?\nA: two'],
  ])('%s', (_, text) => {
    expect(sidesOf(text)[0]).toEqual(CARD[0]);
  });

  it('not at a rule inside a fence', () => {
    expect(sidesOf('Q: a\nA:\n```yaml\na: 1\n---\nb: 2\n```')[0]?.[1]).toContain('---');
  });
});

describe('what is wrong is said, and the next card compiles all the same', () => {
  it.each([
    ['a question without an answer', 'Q: a\n\n# b', ['K005 1:1']],
    ['a question before another', 'Q: a\n\nQ: b\nA: c', ['K005 1:1']],
    ['an answer without a question', 'A: a', ['K006 1:1']],
    ['a second answer', 'Q: a\n\nA: b\n\nA: c', ['K006 5:1']],
    ['an empty answer', 'Q: a\nA:', ['L101 2:1']],
    ['an empty question', 'Q:\nA: b', ['L101 1:1']],
    ['two empty sides', 'Q:\nA:', ['L101 1:1', 'L101 2:1']],
    ['a side of nothing but a comment', 'Q: a\nA: <!-- b -->', ['L101 2:1']],
    ['a Cyrillic А', 'Q: a\nА: b', ['L128 2:1']],
    ['a Latin B', 'B: a\nО: b', ['L128 1:1']],
    ['a Latin O', 'В: a\nO: b', ['L128 2:1']],
    ['a rule right below the answer', 'Q: a\nA: b\n---', ['L129 3:1']],
    ['a rule right below a later paragraph', 'Q: a\nA: b\n\nc\n---', ['L129 5:1']],
    ['a picture', 'Q: ![a](b.png)\nA: b', ['K036 1:4']],
  ])('%s', (_, text, codes) => {
    const { notes, findings } = compileText(`${text}\n\n# Next\n\nQ: last?\nA: whole`);
    expect(codesOf(findings)).toEqual(codes);
    expect(notes.at(-1)?.cards[0]).toMatchObject({
      prompt: '<p>last?</p>',
      answer: '<p>whole</p>',
    });
  });

  it('a letter of the wrong alphabet is mended by its replacement', () => {
    const { findings, notes } = compileText('Q: a\nА: b');
    expect(findings[0]).toMatchObject({ line: 2, column: 1, endLine: 2, endColumn: 3, fix: 'A:' });
    expect(notes).toHaveLength(1);
  });

  it('a rule right below the answer is read as the rule that was meant', () => {
    expect(sidesOf('Q: one?\nA: two\n---\n\ntext')).toEqual(CARD);
  });
});

describe('no card comes from', () => {
  it.each([
    ['a marker inside a line', 'text Q: a A: b'],
    ['markers in a quote', '> Q: a\n> A: b'],
    ['markers in a list', '- Q: a\n  A: b'],
    ['markers in code', '```\nQ: a\nA: b\n```'],
    ['markers in code over two lines', 'text `code\nQ: a\nA: b`'],
    ['a heading', '# Q: a'],
    ['lower-case letters', 'q: a\na: b'],
    ['options with Latin letters', 'B: second'],
    ['a line that begins with a letter and a colon', 'text\nA: b'],
  ])('%s', (_, text) => {
    expect(compileText(text)).toMatchObject({ notes: [], findings: [] });
  });
});

it('a card knows where it stands and what headings it stands under', () => {
  const text = '# One `x`\n\n## Two\n\n### Three\n\n## *Four*\n\ntext\n\nQ: a\nA: b\n\n- c\n';
  const [note] = compileText(text).notes;
  expect(note?.headings).toEqual(['One x', 'Four']);
  expect(note?.place).toEqual({
    path: 'deck/notes.md',
    line: 11,
    column: 1,
    endLine: 14,
    endColumn: 4,
  });
  expect(note?.source).toBe('Q: a\nA: b\n\n- c');
});

it('== inside a question or an answer is a highlight and no hole', () => {
  expect(sidesOf('Q: a ==b==\nA: {{c1::c::d}}')).toEqual([
    ['<p>a <mark>b</mark></p>', '<p><mark>c</mark></p>'],
  ]);
});
