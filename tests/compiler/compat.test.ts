import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardsOf, codesOf, compileText } from './compiling.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const read = (name: string) => readFileSync(join(FOLDER, `${name}.md`), 'utf8');
const as = (compat: string, text: string) => compileText(`---\ncompat: ${compat}\n---\n${text}`);
const facetsOf = (text: string) =>
  cardsOf(as('obsidian', text).notes).map(({ facet, prompt }) => [facet, prompt]);

describe('what other programs read is read only where the file asks for it', () => {
  it.each([
    ['a line of Obsidian', 'a::b\n\nc:::d'],
    ['a question mark on a line', 'a\n?\nb'],
    ['sides', 'a\n\n---\n\nb'],
    ['names of blocks and formulas', 'text ^id and $x$ [[page]] ![[pic.png]]'],
  ])('%s', (_, text) => {
    expect(compileText(text)).toMatchObject({ notes: [], findings: [] });
  });

  it('and its schedule is never shown or hashed', () => {
    const written = read('compat-obsidian');
    const bare = compileText(written.replace(/ ?<!--SR:.*-->/g, ''));
    const view = ({ notes }: typeof bare) =>
      notes.map(({ contentHash, cards }) => [contentHash, cards]);
    expect(view(compileText(written))).toEqual(view(bare));
  });
});

describe('obsidian', () => {
  it.each([
    ['both ways', 'a:::b', ['fwd', 'rev']],
    ['one way', 'a::b', ['fwd']],
    ['with spaces', 'a :: b', ['fwd']],
  ])('a line asks %s', (_, text, facets) => {
    expect(facetsOf(text).map(([facet]) => facet)).toEqual(facets);
  });

  it.each([
    ['an address', 'ip fe80::1 and ::1'],
    ['a network', 'of 2001:db8::/32 (fe80::1%eth0).'],
    ['code', '`a::b`'],
    ['an empty side', 'a::'],
    ['four colons', 'a::::b'],
    ['a question mark that begins a paragraph', '?\nb'],
    ['a question mark in code', '```\na\n?\nb\n```'],
  ])('no card comes from %s', (_, text) => {
    expect(as('obsidian', text).notes).toEqual([]);
  });

  it.each([
    ['a year as the answer', 'Год крещения Руси::988'],
    ['a year as the question', '1812::Бородино'],
    ['figures on both sides', '12::144'],
    ['a sum', '5+5::10'],
  ])('a card with %s is no address', (_, text) => {
    expect(facetsOf(text)).toHaveLength(1);
  });

  it('a card ends at a blank line', () => {
    const [note] = as('obsidian', 'a\n?\nb\n\nc').notes;
    expect(note?.cards[0]?.answer).toBe('<p>b</p>');
  });

  it('a heading asks where the mark follows right below it', () => {
    const { notes, findings } = as('obsidian', '# A\n\n## Why?\n?\nso\n\nc :: d');
    expect(notes[0]).toMatchObject({ headings: ['A'] });
    expect(notes[0]?.cards[0]).toMatchObject({ prompt: '<p>Why?</p>', answer: '<p>so</p>' });
    expect(notes[1]).toMatchObject({ headings: ['A', 'Why?'] });
    expect(findings).toEqual([]);
  });

  it('takes the name of a block for an id, in lower case', () => {
    expect(as('obsidian', 'a::b ^Ab3').notes[0]?.key).toBe('ab3');
  });

  it('an id before a schedule counts', () => {
    expect(compileText('a ==b== <!-- id: x --> <!--SR:!2024-01-01,1,250-->').notes[0]?.key).toBe(
      'x',
    );
  });
});

describe('sides', () => {
  it('a side that is missing is said', () => {
    expect(codesOf(as('sides', '\na\n\n---\n').findings)).toEqual(['L101 7:1']);
  });

  it('a file without a rule is read like any other', () => {
    expect(as('sides', '\n- a :: b').notes).toMatchObject([{ kind: 'term' }]);
  });
});
