import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { compileDocument } from '#lib/compiler/compile-document.ts';
import { anyConstruct } from './any-construct.ts';
import { anyText, checkCompilation } from './any-text.ts';
import { FOUND_TEXTS } from './found-texts.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'));

describe('whatever the text', () => {
  it('compiles without throwing, to clean cards, and places lie inside the file', () => {
    fc.assert(fc.property(anyText, checkCompilation), { numRuns: 400 });
  });

  it('compiles to the same each time', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const file = { path: 'd/x.md', text: source };
        expect(compileDocument(file)).toEqual(compileDocument(file));
      }),
      { numRuns: 200 },
    );
  });

  it('with Windows line ends gives the same cards at the same places', () => {
    const plain = anyText.map((source) => source.replace(/\r\n?/g, '\n'));
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
    const step = Math.max(7, Math.ceil(source.length / 12));
    for (let end = 0; end <= source.length; end += step) checkCompilation(source.slice(0, end));
  }
});

it('a bad card never keeps another from compiling', () => {
  const card = '\n\n# End\n\nQ: the last?\nA: whole\n';
  fc.assert(
    fc.property(
      anyText.filter((source) => !/`|~|<|\$|^---/m.test(source)),
      (source) => {
        const { notes } = compileDocument({ path: 'd/x.md', text: source + card });
        expect(notes.at(-1)?.cards[0]?.prompt).toBe('<p>the last?</p>');
      },
    ),
    { numRuns: 300 },
  );
});

it.each(FOUND_TEXTS)('what once failed compiles: %j', (source) => {
  checkCompilation(source);
});

it('constructs that follow one another make what each makes alone', () => {
  fc.assert(
    fc.property(fc.array(anyConstruct, { maxLength: 12 }), (constructs) => {
      const text = constructs.map((each) => each.text).join('\n\n---\n\n');
      checkCompilation(text);
      const { bundle, findings } = compile([{ path: 'd/x.md', text }]);
      expect(bundle.notes.map(({ kind }) => kind)).toEqual(
        constructs.flatMap(({ kinds }) => kinds),
      );
      expect(findings).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
