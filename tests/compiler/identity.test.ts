import { describe, expect, it } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { codesOf, compileText } from './compiling.ts';

const noteOf = (text: string) => {
  const [note] = compileText(text).notes;
  if (!note) throw new Error(`no card in ${text}`);
  return note;
};

describe('hashes stay when an edit does not touch the meaning', () => {
  const before = noteOf('Q: a  *b* c\nA: `x  y` d');
  it.each([
    ['an id', 'Q: a *b* c <!-- id: k7f2q -->\nA: `x  y` d'],
    ['blank lines', 'Q: a *b* c\n\nA: `x  y` d'],
    ['spaces', 'Q:   a *b*   c\nA:  `x  y`  d'],
    ['line ends', 'Q: a\r\n*b* c\r\nA: `x  y`\r\nd'],
    ['another sign for emphasis', 'Q: a _b_ c\nA: `x  y` d'],
    ['Russian markers', 'В: a *b* c\nО: `x  y` d'],
    ['its place', '# H\n\ntext\n\nQ: a *b* c\nA: `x  y` d'],
    ['another form of card', '- a *b* c :: `x  y` d'],
  ])('%s', (_, text) => {
    const after = noteOf(text);
    expect([after.contentHash, after.promptHash, after.answerHash, after.cards[0]?.hash]).toEqual([
      before.contentHash,
      before.promptHash,
      before.answerHash,
      before.cards[0]?.hash,
    ]);
  });

  it('the composition of letters', () => {
    expect(noteOf('Q: и\u0306\nA: a').contentHash).toBe(noteOf('Q: й\nA: a').contentHash);
  });
});

describe('hashes change with', () => {
  it.each([
    ['case', 'Q: a\nA: kubectl -A', 'Q: a\nA: kubectl -a'],
    ['punctuation', 'Q: a\nA: /leader', 'Q: a\nA: .leader'],
    ['spaces in code', 'Q: a\nA: `x  y`', 'Q: a\nA: `x y`'],
    ['indentation in a fence', 'Q: a\nA:\n```\n b\n```', 'Q: a\nA:\n```\n  b\n```'],
    ['order of a list', 'Q: a\nA:\n- b\n- c', 'Q: a\nA:\n- c\n- b'],
    ['an address', 'Q: a\nA: [b](c)', 'Q: a\nA: [b](d)'],
  ])('%s', (_, one, other) => {
    expect(noteOf(one).contentHash).not.toBe(noteOf(other).contentHash);
    expect(noteOf(one).promptHash).toBe(noteOf(other).promptHash);
  });

  it('the way round', () => {
    const [forward, reverse] = noteOf('- a ::: b').cards;
    expect(forward?.hash).not.toBe(reverse?.hash);
  });

  it('what moves from one side to the other', () => {
    expect(noteOf('Q: a b\nA: c').contentHash).not.toBe(noteOf('Q: a\nA: b c').contentHash);
  });
});

describe('an id in the text', () => {
  it.each([
    ['of a question', 'Q: a <!-- id: k7f2q -->\nA: b'],
    ['of a bullet', '- a :: b <!-- id: k7f2q -->'],
    ['of a cloze', '==a== b <!--id:k7f2q-->\nmore'],
    ['before a fence', 'Q: a <!-- id: k7f2q -->\n```\nx\n```\nA: b'],
  ])('%s is its key, and shows nowhere', (_, text) => {
    const note = noteOf(text);
    expect(note.key).toBe('k7f2q');
    expect(JSON.stringify(note.cards)).not.toContain('k7f2q');
  });

  it('that two cards of a file bear stays with the first', () => {
    const { notes, findings } = compileText(
      'Q: a <!-- id: x1 -->\nA: b\n\nQ: c <!-- id: x1 -->\nA: d',
    );
    expect(notes.map(({ key }) => key)).toEqual(['x1', null]);
    expect(codesOf(findings)).toEqual(['K003 4:6']);
    expect(findings[0]?.values).toMatchObject({ id: 'x1', firstLine: 1 });
  });

  it('that cards of two files of a deck bear stays with the first in order of paths', () => {
    const text = (letter: string) => `---\ndeck: d\n---\nQ: ${letter} <!-- id: x1 -->\nA: b`;
    const { bundle, findings } = compile([
      { path: 'b.md', text: text('b') },
      { path: 'a.md', text: text('a') },
    ]);
    expect(bundle.notes.map(({ place, key }) => [place.path, key])).toEqual([
      ['a.md', 'x1'],
      ['b.md', null],
    ]);
    expect(findings).toMatchObject([{ file: 'b.md', code: 'K003', values: { firstFile: 'a.md' } }]);
  });

  it('may be borne in each of two decks', () => {
    const text = 'Q: a <!-- id: x1 -->\nA: b';
    const { findings } = compile([
      { path: 'a/1.md', text },
      { path: 'b/1.md', text },
    ]);
    expect(findings).toEqual([]);
  });

  it.each(['K7F2Q', 'ключ', 'a b', 'a--b', '-a', 'x'.repeat(41)])('is not %j', (id) => {
    const { notes, findings } = compileText(`Q: a <!-- id: ${id} -->\nA: b`);
    expect(findings.map(({ code }) => code)).toEqual(['K004']);
    expect(notes).toMatchObject([{ key: null }]);
  });
});

describe('attributes of a card', () => {
  it('set its language and add to the tags of the file', () => {
    const note = noteOf(
      '---\ntags: [a]\nlang: ru\n---\nQ: a <!-- lang: en tags: [b, "c d", a] -->\nA: `b`',
    );
    expect(note.tags).toEqual(['a', 'b', 'c_d']);
    expect(note.cards[0]).toMatchObject({
      language: 'en',
      answer: '<p><code translate="no">b</code></p>',
    });
  });

  it('that are unknown, or stand elsewhere, are said', () => {
    expect(codesOf(compileText('Q: a <!-- id: x1 colour: red -->\nA: b').findings)).toEqual([
      'K008 1:6',
    ]);
    expect(codesOf(compileText('Q: a\nb <!-- id: x1 -->\nA: b').findings)).toEqual(['K010 2:3']);
  });

  it('are not seen in an ordinary comment', () => {
    expect(compileText('Q: a <!-- TODO: mend -->\nA: b').findings).toEqual([]);
  });
});
