import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReplaceWish, readWish, withPlaces } from '#lib/search/replacement.ts';

function wish(given: Partial<ReplaceWish>): ReplaceWish {
  return { find: '', put: '', isRegex: false, matchesCase: false, ...given };
}

function inText(given: Partial<ReplaceWish>, text: string): string {
  const read = readWish(wish(given));
  if ('problem' in read) throw new Error(read.problem);
  return withPlaces(text, read.inText(text));
}

function inHtml(given: Partial<ReplaceWish>, html: string): string {
  const read = readWish(wish(given));
  if ('problem' in read) throw new Error(read.problem);
  return withPlaces(html, read.inHtml(html));
}

describe('plain text', () => {
  test.each([
    [{ find: 'pod', put: 'node' }, 'Pod and POD', 'node and node'],
    [{ find: 'pod', put: 'node', matchesCase: true }, 'Pod and pod', 'Pod and node'],
    [{ find: 'под', put: 'узел' }, 'ПОД и под', 'узел и узел'],
    [{ find: 'a.b*', put: '$1' }, 'axb a.b*', 'axb $1'],
    [{ find: '(', put: '[' }, 'f(x)', 'f[x)'],
    [{ find: 'aa', put: 'b' }, 'aaaa aaa', 'bb ba'],
    [{ find: '😀', put: '' }, 'a😀b', 'ab'],
    [{ find: 'x-y/z', put: '' }, 'ax-y/zb', 'ab'],
  ] as const)('%j turns %j into %j', (given, text, after) => {
    expect(inText(given, text)).toBe(after);
  });

  test('is what a split and a join make, whatever the texts', () => {
    const short = fc.string({
      unit: fc.constantFrom('a', 'B', '.', '$', '(', '[', '\\', 'é', '{', '-'),
    });
    fc.assert(
      fc.property(short, short, short, (text, find, put) => {
        fc.pre(find !== '');
        const given = { find, put, matchesCase: true };
        expect(inText(given, text)).toBe(text.split(find).join(put));
      }),
    );
  });
});

describe('a regular expression', () => {
  test.each([
    [{ find: '(\\w+) (\\w+)', put: '$2 $1' }, 'ab cd', 'cd ab'],
    [{ find: '(\\w+) (\\w+)', put: '\\2-\\1' }, 'ab cd', 'cd-ab'],
    [{ find: '(?P<last>c.)', put: '<\u0024{last}>' }, 'ab cd', 'ab <cd>'],
    [{ find: 'c(x)?', put: '[$1]' }, 'ab cd', 'ab []d'],
    [{ find: '(\\d+) USD', put: '$$\u0024{1}0' }, '5 USD', '$50'],
    [{ find: ', ', put: ',\\n' }, 'a, b', 'a,\nb'],
    [{ find: '^b', put: 'c' }, 'a\nb', 'a\nc'],
    [{ find: 'x*', put: '-' }, 'axxb', 'a-b'],
    [{ find: 'ЁЖ', put: 'еж' }, 'ёж', 'еж'],
  ] as const)('%j turns %j into %j', (given, text, after) => {
    expect(inText({ ...given, isRegex: true }, text)).toBe(after);
  });

  test.each([
    [{ find: '' }, 'nothing-to-find'],
    [{ find: '(' }, 'bad-regex'],
    [{ find: '(a)\\1' }, 'bad-regex'],
    [{ find: 'a', put: '$1' }, 'no-group'],
    [{ find: '(?P<a>a)', put: '\u0024{b}' }, 'no-group'],
    [{ find: 'a'.repeat(2001) }, 'too-long'],
  ] as const)('%j is refused: %s', (given, problem) => {
    expect(readWish(wish({ ...given, isRegex: true }))).toMatchObject({ problem });
  });

  test('that would take for ever elsewhere ends', () => {
    expect(inText({ find: '(a+)+b', put: '', isRegex: true }, 'a'.repeat(50_000))).toHaveLength(
      50_000,
    );
  });
});

describe('in HTML', () => {
  test.each([
    [{ find: 'b', put: 'c' }, '<b>ab</b>', '<b>ac</b>'],
    [{ find: 'b', put: 'c', isRegex: true }, '<b>ab</b>', '<b>ac</b>'],
    [{ find: 'src', put: 'x' }, '<img src="src.png"> src', '<img src="src.png"> x'],
    [{ find: 'R&D', put: 'A & B' }, 'R&amp;D', 'A &amp; B'],
    [{ find: 'amp', put: 'x' }, 'R&amp;D amp', 'R&amp;D x'],
    [{ find: 'amp', put: 'x', isRegex: true }, 'R&amp;D amp', 'R&amp;D x'],
    [{ find: 'a b', put: 'c' }, 'a&nbsp;b', 'c'],
    [{ find: 'a < b', put: 'b > a' }, 'a &lt; b', 'b &gt; a'],
    [{ find: '<b>', put: '<i>' }, '<b>ab</b>', '<i>ab</b>'],
    [{ find: '</?b>', put: '', isRegex: true }, '<b>ab</b>', 'ab'],
    [{ find: 'ab', put: '<i>ab</i>' }, '<b>ab</b>', '<b><i>ab</i></b>'],
    [{ find: 'note', put: 'x' }, '<!-- note --> note', '<!-- note --> x'],
  ] as const)('%j turns %j into %j', (given, html, after) => {
    expect(inHtml(given, html)).toBe(after);
  });
});
