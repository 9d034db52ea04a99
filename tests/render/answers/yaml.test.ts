import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify, parse as trustedParse } from 'yaml';
import { compareYaml } from '#lib/render/answers/compare-yaml.ts';
import type { Verdict } from '#lib/render/answers/comparison.ts';
import { readYaml } from '#lib/render/answers/yaml/read-yaml.ts';
import type { YamlValue } from '#lib/render/answers/yaml/value.ts';

/** What is right, what was typed, what the comparison says of it, and why that matters. */
const PAIRS: readonly (readonly [right: string, typed: string, verdict: Verdict, why: string])[] = [
  ['None', 'None', 'exact', 'the same'],
  ['None', ' None ', 'exact', 'blanks around it say nothing'],
  ['None', 'none', 'near', 'letter case counts'],
  ['None', '"None"', 'equivalent', 'quotes do not, around a text'],
  ['80', '80', 'exact', 'a number'],
  ['80', '0x50', 'equivalent', 'however it is written'],
  ['80', '"80"', 'different', 'but a text is no number'],
  ['"80"', "'80'", 'equivalent', 'either kind of quotes'],
  ['80', '8080', 'different', 'nor is another number'],
  ['true', 'True', 'equivalent', 'which YAML reads as the same'],
  ['true', '"true"', 'different', 'a switch is no text'],
  ['null', '~', 'equivalent', 'two names of nothing'],
  ['ClusterIP', 'ClusterIp', 'near', 'a kind in another letter case'],
  ['ClusterIP', 'NodePort', 'different', 'another kind'],
  ['ReadWriteOnce', 'ReadWritOnce', 'near', 'a letter left out'],
  ['clusterIP: None', 'clusterIP: "None"', 'equivalent', 'a whole line'],
  ['clusterIP: None', 'clusterIP: none', 'near', 'with one value off'],
  ['clusterIP: None', 'clusterIP:None', 'different', 'a colon wants a space'],
  ['{ app: db }', 'app: db', 'equivalent', 'two styles of a mapping'],
  ['{ app: db, tier: a }', 'tier: a\napp: db', 'equivalent', 'keys have no order'],
  ['{ app: db }', '{app: web}', 'near', 'one value off'],
  ['[a, b]', '- a\n- b', 'equivalent', 'two styles of a list'],
  ['[a, b]', '[b, a]', 'different', 'which has an order'],
  ['[a, b]', '[a]', 'near', 'an item left out'],
  ['app: db', 'app: db # the label', 'equivalent', 'a comment says nothing'],
  ['command: ["sh", "-c"]', 'command:\n- sh\n- -c', 'equivalent', 'a list may stand under its key'],
  ['{ app: db }', '{ app: db', 'different', 'a bracket that never closes'],
  ['a: 1', 'a: 1\n  b: 2', 'different', 'lines that do not fit together'],
  ['a: 1', 'a: [1', 'different', 'a list that never ends'],
  ['a:\n  b: 1', 'a:\n\tb: 1', 'different', 'tabs that stand for spaces'],
];

describe('typed YAML', () => {
  test.each(PAIRS)('%j typed as %j is %s: %s', (right, typed, verdict) => {
    const comparison = compareYaml(right, typed);
    expect(comparison.verdict).toBe(verdict);
    expect(comparison.typed.map(({ text }) => text).join('')).toBe(typed.trimEnd());
    if (verdict === 'near')
      expect(comparison.typed.concat(comparison.right).some(({ isOff }) => isOff)).toBe(true);
  });

  test.each([
    ['{ app: db', 1, 10],
    ['a: 1\nb: c: d', 2, 5],
    ['a: "x', 1, 4],
    ['a: 1\na: 2', 1, 1],
    ['x: &anchor 1', 1, 4],
  ])('%j is told to be wrong at line %i, column %i', (typed, line, column) => {
    expect(compareYaml('x: 1', typed).why).toEqual([{ code: 'yaml-error', line, column }]);
  });
});

const scalar = fc.oneof(
  // In a block, lines of nothing but blanks are read in more than one way.
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/^\s+$/m.test(text)),
  fc.constantFrom(
    'None',
    'yes',
    'null',
    '0x1F',
    '1e3',
    '- a',
    'a: b',
    '#x',
    'a #b',
    "it's",
    '~',
    '',
    ' a ',
    'a\nb\n',
    '"',
    '[a]',
    '80',
  ),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-zA-Z0-9 ./_-]{1,8}$/), tie('tree'), { maxKeys: 4 }),
  ),
}));
const style = fc.record({
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  defaultStringType: fc.constantFrom(
    'PLAIN' as const,
    'QUOTE_DOUBLE' as const,
    'QUOTE_SINGLE' as const,
    'BLOCK_LITERAL' as const,
    'BLOCK_FOLDED' as const,
  ),
  lineWidth: fc.constantFrom(0, 20, 80),
});

function plain(value: YamlValue): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([, [key, inner]]) => [String(key), plain(inner)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

describe('any YAML', () => {
  test('is read as an independent reader reads it', () => {
    const read = fc.property(tree, style, (value, written) => {
      const text = stringify(value, { ...written, aliasDuplicateObjects: false });
      const found = readYaml(text);
      expect(found, text).toMatchObject({ kind: 'value' });
      if (found.kind === 'value') expect(plain(found.value), text).toEqual(trustedParse(text));
    });
    fc.assert(read, { numRuns: 1500 });
  });

  test('means the same in every style, and never the same as another value', () => {
    const compared = fc.property(
      tree,
      tree,
      fc.tuple(style, style),
      (one, other, [first, second]) => {
        const write = (value: unknown, by: typeof first) =>
          stringify(value, { ...by, aliasDuplicateObjects: false });
        // The writer itself loses blanks at the edges of some blocks: what was written decides.
        const isSame = (a: string, b: string) =>
          JSON.stringify(trustedParse(a)) === JSON.stringify(trustedParse(b));
        for (const again of [write(one, second), write(other, second)]) {
          const text = write(one, first);
          const { verdict } = compareYaml(text, again);
          expect(verdict === 'exact' || verdict === 'equivalent').toBe(isSame(text, again));
        }
      },
    );
    fc.assert(compared);
  });

  test('of any text is read or told to be none, at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string(), (typed, right) => {
        expect(compareYaml(right, typed).proposed).toBeGreaterThan(0);
      }),
    );
  });
});
