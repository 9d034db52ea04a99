import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBalanced, tokensOf } from '#lib/bundle/field-tokens.ts';
import { mergeText } from '#lib/bundle/merge-text.ts';

const piece = fc.constantFrom(
  ...['a', 'слово', '日', ' ', ' ', '. ', '<b>', '</b>', '<br>', '&nbsp;', '{{c1::', '}}', '::'],
  ...['\\(x\\)', '<img src="a>b.png">', '[sound:a.mp3]', '<', '👍', '<div>', '</div>', '\n'],
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

test('tokens together are the text', () => {
  fc.assert(fc.property(text, (given) => tokensOf(given)?.join('') === given));
});

test('what only one side changed, or both alike, is as that side has it', () => {
  fc.assert(
    fc.property(text, text, (base, side) => {
      expect(mergeText(base, side, base)).toBe(side);
      expect(mergeText(base, base, side)).toBe(side);
      expect(mergeText(base, side, side)).toBe(side);
    }),
  );
});

test('it is the same from either side', () => {
  fc.assert(
    fc.property(text, text, text, (base, one, other) => {
      expect(mergeText(base, one, other)).toBe(mergeText(base, other, one));
    }),
  );
});

test('a merged text is whole, and says nothing that neither side says', () => {
  fc.assert(
    fc.property(text, text, text, (base, one, other) => {
      const merged = mergeText(base, one, other);
      if (merged === null || merged === one || merged === other) return;
      const tokens = tokensOf(merged) ?? [];
      expect(isBalanced(tokens)).toBe(true);
      const said = (token: string) => one.includes(token) || other.includes(token);
      expect(tokens.filter((token) => !said(token) && !/^[\s\p{L}]+$/u.test(token))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

/** Words, some of which one side replaces, takes out or puts others before; each by its place. */
const edits = fc
  .uniqueArray(fc.record({ at: fc.nat(39), put: fc.constantFrom('', 'X', 'X Y ') }), {
    selector: ({ at }) => at,
    maxLength: 8,
  })
  .map((all) => all.filter(({ at }) => at % 4 === 0));

test('edits with words between them both stand', () => {
  const words = Array.from({ length: 40 }, (_, at) => `word${at}`);
  const withEdits = (all: readonly { at: number; put: string }[], name: string) =>
    words.map((word, at) => {
      const edit = all.find((each) => each.at === at);
      return edit ? `${edit.put.replaceAll('X', name)}` : word;
    });
  fc.assert(
    fc.property(edits, edits, (all, others) => {
      const theirs = others.filter(({ at }) => !all.some((mine) => mine.at === at));
      const [one, other] = [withEdits(all, 'one'), withEdits(theirs, 'other')];
      const both = words.map((word, at) => (one[at] === word ? other[at] : one[at]));
      const merged = mergeText(words.join(' '), one.join(' '), other.join(' '));
      expect(merged).toBe(both.join(' '));
    }),
  );
});

describe('both changes stand', () => {
  test.each([
    [
      'words of a sentence',
      'Rome was founded in 753',
      'Roma was founded in 753',
      'Rome was founded in 753 BC',
      'Roma was founded in 753 BC',
    ],
    [
      'lines',
      'one<br>two<br>three',
      'one!<br>two<br>three',
      'one<br>two<br>three<br>four',
      'one!<br>two<br>three<br>four',
    ],
    [
      'markup of one, a word of the other',
      'the cat is an animal',
      'the <b>cat</b> is an animal',
      'the cat is an animal of prey',
      'the <b>cat</b> is an animal of prey',
    ],
    [
      'a hole of one, a word of the other',
      '{{c1::Canberra}} lies in Australia',
      '{{c1::Canberra}} lies in {{c2::Australia}}',
      'The city {{c1::Canberra}} lies in Australia',
      'The city {{c1::Canberra}} lies in {{c2::Australia}}',
    ],
    [
      'a picture at the end',
      'front',
      'the front',
      'front<img src="a.png">',
      'the front<img src="a.png">',
    ],
    [
      'the same change once, and another',
      'teh cat sat on the mat',
      'the cat sat on the mat',
      'the cat sat on a mat',
      'the cat sat on a mat',
    ],
    ['a script without spaces', '私は学生です。', '僕は学生です。', '私は学生だ。', '僕は学生だ。'],
  ])('%s', (_, base, one, other, both) => {
    expect(mergeText(base, one, other)).toBe(both);
  });
});

describe('a true conflict is none of both', () => {
  test.each([
    ['the same word', 'a cat', 'a dog', 'a cow'],
    ['words beside each other', 'in summer 1914', 'in spring 1914', 'in summer 1915'],
    ['words with a stop between them', 'Paris, France', 'Lyon, France', 'Paris, Texas'],
    ['both at the end', 'one', 'one, two', 'one, three'],
    ['the word within tags that go', 'a <b>cat</b> sat', 'a cat sat', 'a <b>dog</b> sat'],
    ['a formula', 'so \\(a + b + c\\) is', 'so \\(a + b + d\\) is', 'so \\(x + b + c\\) is'],
    ['a picture', '<img src="a.png">', '<img src="b.png">', '<img src="a.png" width=9>'],
    [
      'elements that cross',
      'one two three four five',
      '<b>one two three</b> four five',
      'one two <i>three four five</i>',
    ],
    [
      'holes of one number',
      'one two three four five',
      '{{c1::one}} two three four five',
      'one two three four {{c1::five}}',
    ],
    ['one took out what the other edited', 'one two three', '', 'one two 3'],
    [
      'an element that was never closed',
      'one <b>two three four',
      'ONE <b>two three four',
      'one <b>two three FOUR',
    ],
  ])('%s', (_, base, one, other) => {
    expect(mergeText(base, one, other)).toBeNull();
  });
});

test('long texts are merged, and those that hardly begin to be markup', () => {
  for (const piece of ['<a "', '<!--', '\\(', '{{c1::', 'a ', '[latex]']) {
    const base = piece.repeat(Math.floor(50_000 / piece.length) - 2);
    const both = mergeText(base, `x ${base}`, `${base} y`);
    expect(both === (/a |latex/.test(piece) ? `x ${base} y` : null)).toBe(true);
  }
});
