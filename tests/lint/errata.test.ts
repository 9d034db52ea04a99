import { describe, expect, it } from 'vitest';
import { ErrataPattern } from '#lib/compiler/lint/errata-pattern.ts';
import { readErrata } from '#lib/formats/errata/read-errata.ts';
import { KUBERNETES, lintIn, lintText } from './linting.ts';

const ENTRIES = KUBERNETES.dictionary?.entries ?? [];

it('the dictionary of the repository can be used', () => {
  expect(KUBERNETES.findings).toEqual([]);
  expect(ENTRIES.length).toBeGreaterThan(30);
});

describe.each(ENTRIES.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
  it.each([...entry.patterns])('finds what it is about: %s', (pattern) => {
    const text = `Kubernetes\n\n${exampleOf(pattern)}\n`;
    const found = lintIn('en', text).filter(({ values }) => values.id === id);
    expect(found.map(({ line }) => line)).toEqual([8]);
  });

  it('is silent where the right form stands beside', () => {
    const text = `Kubernetes\n\n${exampleOf(entry.patterns[0]!)}, and ${entry.right}\n`;
    expect(lintIn('en', text).filter(({ values }) => values.id === id)).toEqual([]);
  });

  it('puts nothing in its place that is wrong itself', () => {
    if (!entry.replace) return;
    const wrong = (text: string) =>
      entry.patterns.some((each) =>
        new RegExp(new ErrataPattern(each).expression.source, 'u').test(text),
      );
    expect(wrong(`${entry.right}\n`)).toBe(false);
  });
});

it('what is outdated is silent in a text of its time', () => {
  const codes = (asOf: string) =>
    lintText(
      `---\nlang: en\nsource: x\nas-of: Kubernetes ${asOf}\n---\n\nKubernetes runs Heapster.\n`,
    ).map(({ code }) => code);
  expect(codes('1.9')).toEqual([]);
  expect(codes('1.30')).toEqual(['L123']);
});

describe('a dictionary that cannot be used', () => {
  const entry = (fields: string) =>
    `name: x\nabout: [x]\nentries:\n  - id: a\n    kind: wrong\n    right: b\n    note: { ru: достаточно слов, en: enough words }\n${fields}`;
  it.each([
    ['name: [', 1],
    ['name: x\nabout: [x]\nentries: 5\n', 3],
    [entry('    find: "... x"\n'), 8],
    [entry('    find: abcd\n    colour: red\n'), 4],
    [entry('    find: abcd\n    since: soon\n'), 9],
  ])('%j is told with its line', (text, line) => {
    const { dictionary, findings } = readErrata({ path: 'x.yaml', text });
    expect(dictionary).toBeNull();
    expect(findings.map((each) => [each.code, each.line])).toContainEqual(['K050', line]);
  });
});

/** A text that a pattern speaks of, made from the pattern itself. */
function exampleOf(pattern: string): string {
  const words = pattern.split(' ').filter((word) => word !== '$');
  return words
    .map((word) => (word === '...' ? 'po' : word.split('|')[0]!.replace(/\*$/, 'x1')))
    .join(' ');
}

it.each([
  ['an alias without an anchor', 'name: x\nabout: *nobody\n', 2],
  ['aliases that multiply', `a: &a [1, 1]\nb: &b [${'*a, '.repeat(9)}1]\nc: [*b, *b]\n`, 2],
  ['a text as deep as it is long', `name: ${'['.repeat(20_000)}`, 1],
  ['two documents', 'name: x\n---\nname: y\n', 1],
  ['nothing', '', 1],
])('a dictionary with %s is refused with its place', (_, text, line) => {
  const { dictionary, findings } = readErrata({ path: 'x.yaml', text });
  expect(dictionary).toBeNull();
  expect(findings[0]).toMatchObject({ code: 'K050', line });
});
