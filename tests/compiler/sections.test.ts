import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinDocuments } from '#lib/compiler/compile.ts';
import { compileDocument, type SourceFile } from '#lib/compiler/compile-document.ts';
import type { LintOptions } from '#lib/compiler/lint/lint-options.ts';
import { SectionMemory } from '#lib/compiler/section-memory.ts';
import { KUBERNETES_ERRATA } from '../lint/linting.ts';
import { ROOT } from '../support/root.ts';
import { anyConstruct } from './any-construct.ts';
import { anyText } from './any-text.ts';
import { someMedia } from './compiling.ts';

const ALL: LintOptions = { depth: 'all', errata: KUBERNETES_ERRATA };
const ERRORS: LintOptions = { depth: 'errors', errata: KUBERNETES_ERRATA };

const FOLDERS = ['decks/kubernetes-in-action/ru', 'tests/compiler/fixtures', 'tests/lint/fixtures'];
const DOCUMENTS = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(path.join(ROOT, folder, name), 'utf8')),
);

function fileOf(text: string): SourceFile {
  return { path: 'deck/notes.md', text, media: someMedia };
}

/** A text after another, under one memory: the same as when it is compiled alone. */
function expectSame(texts: readonly string[], lint: LintOptions | null): void {
  const memory = new SectionMemory();
  for (const text of texts) {
    const file = fileOf(text);
    const whole = compileDocument(file, lint);
    const after = compileDocument(file, lint, { memory });
    expect(after).toEqual(whole);
    expect(joinDocuments([after], undefined, lint)).toEqual(
      joinDocuments([whole], undefined, lint),
    );
  }
}

/** Something that an author puts in place of a stretch of a text. */
const anyEdit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  isAtLineEnd: fc.boolean(),
  length: fc.oneof(fc.constant(0), fc.nat(60)),
  text: fc.oneof(
    fc.constantFrom(
      ...[
        '',
        '\n',
        '\n\n',
        '# ',
        '\n\n## New\n\n',
        '\n\n# Other #skip\n\n',
        '```\n',
        '<!--',
        '-->',
      ],
      ...['\n\n[a]: https://example.org\n', ' kubectl ', '\r\n', '\n\n> ', '    ', '---\n', 'Q: '],
      ...[
        '\n\n### Глава 3\n\nQ: что?\nA: то\n\n',
        ' #card',
        ' #skip',
        ' #skip',
        'TODO',
        '![a](a.png)',
        '\0',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  ),
});

const anyEdits = fc.array(anyEdit, { minLength: 1, maxLength: 5 });

type Edit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, edits: readonly Edit[]): readonly string[] {
  const texts = [text];
  for (const { at, isAtLineEnd, length, text: put } of edits) {
    const now = texts[texts.length - 1] as string;
    const place = Math.floor(at * now.length);
    const lineEnd = now.indexOf('\n', place);
    const from = isAtLineEnd && lineEnd >= 0 ? lineEnd : place;
    texts.push(now.slice(0, from) + put + now.slice(from + length));
  }
  return texts;
}

const anySections = fc
  .array(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom('# ', '## ', '### ', '## A '),
          fc.constantFrom('', ' #skip', ' #set'),
        )
        .map(([level, mark]) => `${level}Title${mark}`),
      anyConstruct.map(({ text }) => text),
      anyText,
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join('\n\n'));

describe('a document that is compiled again after an edit is what it is when compiled alone', () => {
  it.each([
    ['with all rules', ALL],
    ['with the rules that keep a card out', ERRORS],
    ['without lint', null],
  ])('%s', (_, lint) => {
    fc.assert(
      fc.property(anySections, anyEdits, (text, edits) => expectSame(edited(text, edits), lint)),
      { numRuns: process.env.DRILL ? 5000 : 60 },
    );
  });

  const CARD = 'Q: what?\n\nA: that\n\n';
  it.each([
    [
      'a heading above says that nothing below it is a card',
      '# A\n\n',
      '# A #skip\n\n',
      `## B\n\n${CARD}`,
    ],
    ['a heading above is called otherwise', '# A\n\n', '# Other\n\n', `## B\n\n${CARD}`],
    ['a heading above is of another level', '# A\n\n', '### A\n\n', `## B\n\n${CARD}`],
    ['lines are added above', '# A\n\n', '# A\n\ntext\n\n', `## B\n\n${CARD}TODO\n`],
    ['a reference leads elsewhere', '[a]: /b\n\n', '[a]: /c\n\n', '# B\n\nQ: [a]?\n\nA: b\n'],
    ['the head gives tags', '---\ntags: [a]\n---\n', '---\ntags: [b]\n---\n', `# B\n\n${CARD}`],
    ['the language is another', 'слово\n\n', 'word word\n\n', `# B\n\nслово\n\n${CARD}`],
    ['a fence is open above', '# A\n\n', '```\n\n', `# B\n\n${CARD}`],
    ['a word is often above', 'a\n\n', `${'controller '.repeat(5)}\n\n`, '# B\n\ncontroler\n'],
    ['the file begins to be about Kubernetes', 'a\n\n', 'kubectl\n\n', '# B\n\nкуберлет kublet\n'],
    ['the first card stands below', `${CARD}`, '', `# B\n\n${'word '.repeat(200)}\n\n`],
  ])('where %s', (_, before, after, rest) => {
    expectSame([before + rest, after + rest, before + rest], ALL);
  });

  it('for documents as people write them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DOCUMENTS), anyEdits, (text, edits) =>
        expectSame(edited(text, edits), ALL),
      ),
      { numRuns: process.env.DRILL ? 1000 : 15 },
    );
  });
});

it('only the section that was edited is compiled again', () => {
  const memory = new SectionMemory();
  const text = Array.from({ length: 9 }, (_, n) => `## Part ${n}\n\nQ: what is ${n}?\n\nA: it\n\n`);
  const compiled = (parts: readonly string[]) =>
    compileDocument({ path: 'deck/notes.md', text: parts.join('') }, ALL, { memory }).notes;
  const before = new Set(compiled(text));
  const after = compiled(text.with(4, '## Part 4\n\nQ: what was 4?\n\nA: it\n\n'));
  expect(after.filter((note) => !before.has(note)).map(({ headings }) => headings)).toEqual([
    ['Part 4'],
  ]);
});
