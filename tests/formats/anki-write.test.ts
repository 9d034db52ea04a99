import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guidOf } from '#lib/formats/anki/guid.ts';
import { readMessage } from '#lib/formats/anki/protobuf.ts';
import { unzstd } from '#lib/formats/anki/read/unzstd.ts';
import { mediaMap } from '#lib/formats/anki/write/media-map.ts';
import { clozeText } from '#lib/formats/anki/write/own/cloze-text.ts';
import { composeNote } from '#lib/formats/anki/write/own/compose-note.ts';
import { splitFoot } from '#lib/formats/anki/write/own/split-foot.ts';
import { rawZstd } from '#lib/formats/anki/write/raw-zstd.ts';
import { strippedField } from '#lib/formats/anki/write/stripped-field.ts';
import { fromHtml } from '#lib/formats/markdown/from-html.ts';
import { cardText } from '#lib/formats/markdown/write-cards.ts';
import { freeNumbers } from '#lib/library/export-anki/free-numbers.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { compileText } from '../compiler/compiling.ts';

test('a GUID is 64 bits to base 91', () => {
  expect(guidOf('f'.repeat(16))).toBe('Rj&Z5m[>Zp');
  expect(guidOf('0'.repeat(16))).toBe('a');
});

test.each([
  ['test', 2_840_236_005],
  ['今日', 1_464_653_051],
])('the checksum of %s is that of Anki', (text, sum) => {
  const hash = createHash('sha1').update(strippedField(text)).digest('hex');
  expect(Number.parseInt(hash.slice(0, 8), 16)).toBe(sum);
});

test('a field without markup keeps the names of media', () => {
  const html = '<b>a</b> &amp; <img src="x.png"><!-- no --> <script>1</script>b';
  expect(strippedField(html)).toBe('a &  x.png  b');
});

test.each([
  ['a <b', 'a <b'],
  ['<!-- <b> a', ' a'],
  ['<!-- > --> a', ' a'],
  ['<style><b>x</style>y', 'y'],
  ['<style><b>x', 'x'],
  ["<img alt=x src='a>b.png' title=y>z", ' a>b.png z'],
  ['<img src="a.png>z', ' "a.png z'],
  ['<img src= alt=x>z', 'z'],
  ['<IMG SRC=a.png class=b><object data=c.pdf>', ' a.png  c.pdf '],
])('of the field %s stays %j', (html, text) => {
  expect(strippedField(html)).toBe(text);
});

test.each(['<', '<!--', '<style>', '<img ', '<img src="', '<img src=a ', '<img >'])(
  'a field of nothing but %s is stripped in time that grows as it does',
  (sign) => {
    for (const end of ['', '-->', ' src=']) {
      expect(strippedField(sign.repeat(150_000) + end)).toBeTypeOf('string');
    }
  },
);

test('stored frames are read back, whatever their size', async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(sizes, async (lengths) => {
      const pieces = lengths.map((length, place) => new Uint8Array(length).fill(place + 1));
      const read: Uint8Array[] = [];
      const source = { entry: 'x', chunks: rawZstd(pieces), most: 1e9, limit: 'too-long' } as const;
      for await (const piece of unzstd(source)) read.push(piece);
      expect(Buffer.concat(read).equals(Buffer.concat(pieces))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('the list of media is a message of entries', () => {
  const sha1 = new Uint8Array(20).fill(7);
  const bytes = mediaMap('current', [{ name: 'й.png', size: 300, sha1 }]);
  const [entry] = readMessage(bytes).get(1) ?? [];
  const fields = readMessage(entry as Uint8Array);
  expect(new TextDecoder().decode(fields.get(1)?.[0] as Uint8Array)).toBe('й.png');
  expect(fields.get(2)).toEqual([300n]);
  expect(fields.get(3)).toEqual([sha1]);
  expect(new TextDecoder().decode(mediaMap('both', [{ name: 'a', size: 1, sha1 }]))).toBe(
    '{"0":"a"}',
  );
});

const blank = (hint = '…') => `<span class="cloze-blank">[${hint}]</span>`;
const shown = (text: string) => `<mark class="cloze">${text}</mark>`;

test('a text with holes is put together of its cards, hints included', () => {
  const cards = [
    {
      number: 1,
      prompt: `<p>${blank('city')} lies in Peru</p>`,
      answer: `<p>${shown('Lima')} lies in Peru</p>`,
    },
    {
      number: 3,
      prompt: `<p>Lima lies in ${blank()}</p>`,
      answer: `<p>Lima lies in ${shown('Peru')}</p>`,
    },
  ];
  expect(clozeText(cards)).toBe('<p>{{c1::Lima::city}} lies in {{c3::Peru}}</p>');
});

test('holes within holes stay so; what Anki would take for its marks is escaped', () => {
  const cards = [
    { number: 1, prompt: `a ${blank()} z`, answer: `a ${shown('b::c {{d}}')} z` },
    { number: 2, prompt: `a b::${blank()} {{d}} z`, answer: `a b::${shown('c')} {{d}} z` },
  ];
  expect(clozeText(cards)).toBe('a {{c1::b&#58;&#58;{{c2::c}} &#123;&#123;d&#125;&#125;}} z');
});

test('cards that show different texts make no common one', () => {
  const cards = [
    { number: 1, prompt: `a ${blank()}`, answer: `a ${shown('b')}` },
    { number: 2, prompt: `x ${blank()}`, answer: `x ${shown('y')}` },
  ];
  expect(clozeText(cards)).toBeNull();
});

test('an answer is parted from the extra and the version under it', () => {
  const foot = '<aside class="extra">\n<p>More.</p>\n</aside>\n<p class="as-of">as of 1.3</p>';
  expect(splitFoot(`<p>a</p>\n${foot}`)).toEqual({
    body: '<p>a</p>',
    foot: '<p>More.</p>\n<p class="as-of">as of 1.3</p>',
  });
  expect(splitFoot('<p>a</p>')).toEqual({ body: '<p>a</p>', foot: '' });
});

const card = (facet: string, prompt: string, answer: string, rank = 1) => {
  return { key: facet, facet, prompt, answer, rank };
};

test('a term asked both ways is one note with two cards, parts are notes of their own', () => {
  const both = [card('fwd', '<p>a</p>', '<p>b</p>'), card('rev', '<p>b</p>', '<p>a</p>', 2)];
  const [note, ...others] = composeNote({ kind: 'term', headings: ['H', '<x>'], cards: both });
  expect(others).toEqual([]);
  expect(note).toMatchObject({
    type: 'basic',
    of: null,
    fields: ['<p>a</p>', '<p>b</p>', '', 'H › &lt;x&gt;', '1'],
    cards: [
      { key: 'fwd', ordinal: 0 },
      { key: 'rev', ordinal: 1 },
    ],
  });
  const items = [card('item:a', 'q', 'a'), card('item:b', 'q', 'b', 2)];
  const parts = composeNote({ kind: 'set', headings: [], cards: items });
  expect(parts.map(({ type, of }) => [type, of])).toEqual([
    ['part', 'item:a'],
    ['part', 'item:b'],
  ]);
});

test('numbers are the first that are free from the making on, in order', () => {
  const rows = [5, 5, 6, 2].map((createdAt, row) => ({ row, createdAt }));
  const given = freeNumbers(rows, new Set([6]), { earliest: 0 }).map(({ ankiId }) => ankiId);
  expect(given).toEqual([5, 7, 8, 9]);
});

test('cards written as Markdown compile to the same text, whatever it holds', () => {
  const letters = 'aя1 *_`[]()<>#&~=|{}$^:-+.!"'.split('');
  const signs = fc.constantFrom(
    ...letters,
    '\\',
    'Q:',
    '::',
    '==',
    '{{c1::',
    '1. ',
    '- ',
    'А:',
    '<b>',
    '-->',
  );
  const side = fc.array(signs, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(''));
  const written = (text: string) => `<div>x ${escapeHtml(text)} y<br><b>z</b></div>`;
  const same = (html = '') => textOfHtml(html).replace(/\s+/g, '');
  fc.assert(
    fc.property(side, side, (left, right) => {
      const sides = { prompt: fromHtml(written(left)), answer: fromHtml(written(right)) };
      const { notes } = compileText(cardText({ id: 'a1', tags: ['t'], ...sides }));
      const [made] = notes;
      expect(notes.length).toBe(1);
      expect(same(made?.cards[0]?.prompt)).toBe(same(written(left)));
      expect(same(made?.cards[0]?.answer)).toBe(same(written(right)));
    }),
    { numRuns: 200 },
  );
});

test('HTML nested deeper than anybody writes becomes its text', () => {
  for (const tag of ['b', 'div', 'ul']) {
    const { blocks } = fromHtml(`${`<${tag}>`.repeat(20_000)}a*b`);
    expect(blocks).toEqual([String.raw`a\*b`]);
  }
});
