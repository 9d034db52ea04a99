import { describe, expect, it } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { sha256 } from '#lib/compiler/sha256.ts';
import { codesOf, compileText } from './compiling.ts';

const CARD = 'Q: a\nA: b';

describe('a deck', () => {
  it.each([
    ['kubernetes-in-action/ru/01.md', 'kubernetes-in-action/ru'],
    ['notes.md', 'notes'],
    ['notes.ru.md', 'notes.ru'],
    ['.md', '.md'],
  ])('of %s without a key has the key %s', (path, key) => {
    expect(compileText(CARD, path).deck?.key).toBe(key);
  });

  it('has the key, title and language that the head of a file says', () => {
    const { deck, notes } = compileText('---\ndeck: k8s\ntitle: "K: 8"\nlang: de\n---\nQ: a\nA: b');
    expect(deck).toEqual({ key: 'k8s', title: 'K: 8', language: 'de' });
    expect(notes).toMatchObject([{ deck: 'k8s', cards: [{ language: 'de' }] }]);
  });

  it('is named after the first heading of its only file, else after its key', () => {
    expect(compileText('text\n\n# The *title*\n\n# Other').deck?.title).toBe('The title');
    expect(compileText('## No title').deck?.title).toBe('deck');
    const files = ['d/1.md', 'd/2.md'].map((path) => ({ path, text: `# ${path}` }));
    expect(compile(files).bundle.decks).toMatchObject([{ key: 'd', title: 'd' }]);
  });

  it('is Russian where Cyrillic letters prevail in its prose, whatever its code holds', () => {
    expect(compileText('Слово.\n\n```\nmany latin letters here\n```').deck?.language).toBe('ru');
    expect(compileText('Word, слово, word').deck?.language).toBe('en');
    expect(compileText('').deck?.language).toBe('en');
  });

  it('whose files disagree is as the first file in order of paths says', () => {
    const text = (title: string, lang: string) =>
      `---\ndeck: d\ntitle: ${title}\nlang: ${lang}\n---\n`;
    const { bundle, findings } = compile([
      { path: 'b.md', text: text('Two', 'ru') },
      { path: 'a.md', text: text('One', 'en') },
    ]);
    expect(bundle.decks).toEqual([{ key: 'd', title: 'One', language: 'en' }]);
    expect(codesOf(findings)).toEqual(['K013 3:8', 'K013 4:7']);
    expect(findings[0]).toMatchObject({
      file: 'b.md',
      values: { firstFile: 'a.md', firstValue: 'One' },
    });
  });
});

describe('the head of a file', () => {
  it.each([
    ['line ends of Windows', '---\r\ndeck: k\r\n---\r\nQ: a\r\nA: b'],
    ['a byte order mark', '\uFEFF---\ndeck: k\n---\nQ: a\nA: b'],
    ['dots at the end', '---\ndeck: k\n...\nQ: a\nA: b'],
    ['spaces behind the dashes', '---  \ndeck: k\n---  \nQ: a\nA: b'],
  ])('may have %s', (_, text) => {
    expect(compileText(text)).toMatchObject({ deck: { key: 'k' }, notes: [{}], findings: [] });
  });

  it('takes tags as a list, or parted by commas', () => {
    const tagsOf = (tags: string) => compileText(`---\ntags: ${tags}\n---\n${CARD}`).notes[0]?.tags;
    expect(tagsOf('[a, b c]')).toEqual(['a', 'b_c']);
    expect(tagsOf('a, b')).toEqual(['a', 'b']);
    expect(tagsOf('\n  - a\n  - 1.20')).toEqual(['a', '1.20']);
    expect(tagsOf('')).toEqual([]);
  });

  it('knows the keys of the format', () => {
    const keys =
      'author: a\nby: b\nsource: {ref: x}\nas-of: 1\ncards: headings\ncompat: obsidian\nsubdecks: h2\nretention: 0.9\ndrafts: off\nterms: [under = below]\nlint: {}';
    expect(compileText(`---\n${keys}\n---\n`).findings).toEqual([]);
  });

  it('says where a key is unknown, a value does not fit, or the YAML is broken', () => {
    expect(codesOf(compileText('---\ndeck: k\n  \ncolor: 1\n---\n').findings)).toEqual([
      'K002 4:1',
    ]);
    expect(
      codesOf(compileText('---\ntitle: [a]\nlang: Русский\ntags: {a: b}\n---\n').findings),
    ).toEqual(['K009 2:8', 'K009 3:7', 'K009 4:7']);
    expect(codesOf(compileText('---\ndeck: "a\n---\n').findings)).toMatchObject([/^K001 [23]:/]);
  });

  it('that is broken does not keep the cards from compiling', () => {
    const { notes, deck } = compileText(`---\ndeck: [\n---\n${CARD}`);
    expect(deck?.key).toBe('deck');
    expect(notes).toMatchObject([{ place: { line: 4 } }]);
  });

  it('that does not end is said, and a rule at the top is none', () => {
    expect(codesOf(compileText(`---\ndeck: k\n\n${CARD}`).findings)).toEqual(['K001 1:1']);
    expect(compileText(`---\n\ntext\n\n---\n\n${CARD}`)).toMatchObject({
      notes: [{}],
      findings: [],
    });
  });

  it.each([
    ['a million brackets', `---\na: ${'['.repeat(60_000)}\n---\n`],
    [
      'aliases of aliases',
      `---\na: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\ntags: [*c,*c]\n---\n`,
    ],
    ['no end', `---\na: ${'x'.repeat(1_000_000)}`],
  ])('of %s does no harm', (_, text) => {
    expect(() => compileText(text)).not.toThrow();
  });
});

it('a document is kept as it was read, under its hash', () => {
  const text = '\uFEFFQ: a\r\nA: b\0';
  const { bundle } = compile([{ path: 'd/x.md', text }]);
  expect(bundle.documents).toEqual([
    { path: 'd/x.md', deck: 'd', source: text, hash: sha256(text) },
  ]);
});

it('unusable characters are replaced and said', () => {
  const { findings, notes } = compileText('Q: a\nA: b\0c\uD800');
  expect(codesOf(findings)).toEqual(['K012 2:5']);
  expect(notes[0]?.cards[0]?.answer).toBe('<p>b\uFFFDc\uFFFD</p>');
});

it('nesting that is too deep is said', () => {
  expect(codesOf(compileText(`${'> '.repeat(150)}a`).findings)).toMatchObject([/^K011 1:/]);
});

it('findings come in order of files and places', () => {
  const text = 'A: x\n\nQ: ==a\n\n- b ::\n';
  const { findings } = compile([
    { path: 'b.md', text },
    { path: 'a.md', text },
  ]);
  const order = findings.map(({ file, line }) => `${file} ${line}`);
  expect(order).toEqual([...order].sort());
  expect(order.length).toBeGreaterThan(4);
});

it('an empty set of files is an empty bundle', () => {
  expect(compile([])).toEqual({ bundle: { decks: [], documents: [], notes: [] }, findings: [] });
});

it('what is wrong in a fence is found at the same place below a head', () => {
  const body = 'Q: What?\n\nA:\n\n```yaml\na: 1 # ??\n```\n\n```python type\nls\n```\n';
  const head = '---\nlang: en\ntitle: Fences\n---\n\n';
  const placesOf = (text: string) =>
    compileText(text).findings.map(({ code, line, column, endLine, endColumn }) => [
      code,
      line,
      column,
      endLine,
      endColumn,
    ]);
  const moved = placesOf(body).map(([code, line, column, endLine, endColumn]) => [
    ...[code, Number(line) + 5, column],
    ...[Number(endLine) + 5, endColumn],
  ]);
  expect(placesOf(body).map(([code]) => code)).toEqual(['K032', 'K031']);
  expect(placesOf(head + body)).toEqual(moved);
});
