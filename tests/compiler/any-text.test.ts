import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '#lib/bundle/bundle.ts';
import { compileDocument } from '#lib/compiler/compile-document.ts';
import { dangersIn } from '../render/html-tree.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'));

/** Texts put together from what the grammar is made of. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('Q: ', 'A: ', 'В: ', 'О: ', 'А: ', '- ', ' :: ', ' ::: ', '==', '{{c1::', '::', '}}', '`', '```\n'),
      fc.constantFrom('\n', '\n\n', '\r\n', '\r', '---\n', '# ', '> ', '    ', '\t', '| a |\n| - |\n', '<b>', '<!-- ', '-->'),
      fc.constantFrom('<!-- id: k7f2q -->', 'tags: [a]', '\0', '\uFEFF', '\uD800', '![a](b)', '[a]: b\n', 'слово', '1. '),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

/** What holds of every compilation. */
function checkAll(source: string): void {
  const { notes, findings } = compileDocument({ path: 'd/x.md', text: source });
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

describe('whatever the text', () => {
  it('compiles without throwing, to clean cards, and places lie inside the file', () => {
    fc.assert(fc.property(text, checkAll), { numRuns: 1000 });
  });

  it('compiles to the same each time', () => {
    fc.assert(
      fc.property(text, (source) => {
        const file = { path: 'd/x.md', text: source };
        expect(compileDocument(file)).toEqual(compileDocument(file));
      }),
      { numRuns: 200 },
    );
  });

  it('with Windows line ends gives the same cards at the same places', () => {
    const plain = text.map((source) => source.replace(/\r\n?/g, '\n'));
    fc.assert(
      fc.property(plain, (source) => {
        const unix = compileDocument({ path: 'd/x.md', text: source });
        const windows = compileDocument({ path: 'd/x.md', text: source.replaceAll('\n', '\r\n') });
        const view = ({ notes }: typeof unix) => notes.map(({ source: _, ...note }) => note);
        expect(view(windows)).toEqual(view(unix));
        expect(windows.findings).toEqual(unix.findings);
      }),
      { numRuns: 300 },
    );
  });
});

it('every beginning of a document compiles, as it does while somebody is writing', () => {
  for (const source of fixtures) {
    for (let end = 0; end <= source.length; end += 3) checkAll(source.slice(0, end));
  }
});

it('a bad card never keeps another from compiling', () => {
  const card = '\n\n# End\n\nQ: the last?\nA: whole\n';
  fc.assert(
    fc.property(text.filter((source) => !/`|~|<|^---/m.test(source)), (source) => {
      const { notes } = compileDocument({ path: 'd/x.md', text: source + card });
      expect(notes.at(-1)?.cards[0]?.prompt).toBe('<p>the last?</p>');
    }),
    { numRuns: 300 },
  );
});
