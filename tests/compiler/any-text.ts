import fc from 'fast-check';
import { expect } from 'vitest';
import type { Place } from '#lib/bundle/bundle.ts';
import { compile } from '#lib/compiler/compile.ts';
import { dangersIn } from '../render/html-tree.ts';

/** The top of a file, which may ask for other programs' forms. */
const anyHead = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc
    .subarray(['hashcards', 'obsidian', 'sides', 'anki'])
    .map((dialects) => `---\ncompat: [${dialects.join(', ')}]\ncards: headings\n---\n`),
  fc.constant('---\nmath: yes\n---\n'),
);

/** Texts put together from what the grammar is made of. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Q: ',
        'A: ',
        'В: ',
        'О: ',
        'А: ',
        '- ',
        ' :: ',
        ' ::: ',
        '==',
        '{{c1::',
        '::',
        '}}',
        '`',
        '```\n',
        '$',
        '$$',
      ),
      fc.constantFrom(
        '\n',
        '\n\n',
        '\r\n',
        '\r',
        '---\n',
        '# ',
        '> ',
        '    ',
        '\t',
        '| a |\n| - |\n',
        '<b>',
        '<!-- ',
        '-->',
      ),
      fc.constantFrom(
        '<!-- id: k7f2q -->',
        'tags: [a]',
        '\0',
        '\uFEFF',
        '\uD800',
        '![a](b)',
        '[a]: b\n',
        'слово',
        '1. ',
      ),
      fc.constantFrom(
        ...[' #set', ' #seq', ' #card', ' #skip', '- [ ] ', '- [x] ', '_hint: ', '_'],
        ...['<!-- cards: table key=1 ask=2 -->\n', '<!-- nocard -->\n', '<!-- recall: both -->'],
        ...['| a | b |\n| - | - |\n| c | d |\n', 'C: ', 'С: ', '[', ']', '{{name::', '{{1::'],
        ...['```sh type\n', '```yaml type\n', '# ??', '```output\n', '```occlusion\n'],
      ),
      fc.constantFrom(
        ...['::', ':::', '?\n', '??\n', '[[', ']]', '![[', '$', '$$', ' ^id', '[!note] ', '%'],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .chain((pieces) => anyHead.map((head) => head + pieces.join('')));

/** What holds of every compilation. */
export function checkCompilation(source: string): void {
  const { bundle, findings } = compile([{ path: 'd/x.md', text: source }]);
  const { notes } = bundle;
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const place of [...notes.map((note) => note.place), ...findings]) checkPlace(place, lines);
  const keys = notes.map(({ key }) => key).filter((key) => key !== null);
  expect(new Set(keys).size).toBe(keys.length);
  for (const note of notes) {
    const facets = note.cards.map(({ facet }) => facet);
    expect(new Set(facets).size).toBe(facets.length);
    expect(facets.length).toBeGreaterThan(0);
    for (const { prompt, answer } of note.cards) {
      expect(prompt === '' || answer === '').toBe(false);
      expect(dangersIn(prompt + answer)).toEqual([]);
    }
  }
}

function checkPlace(place: Omit<Place, 'path'>, lines: readonly string[]): void {
  const { line, column, endLine, endColumn } = place;
  expect(line).toBeGreaterThanOrEqual(1);
  expect(endLine).toBeLessThanOrEqual(lines.length);
  expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
  expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1]?.length ?? 0) + 1);
  expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
}
