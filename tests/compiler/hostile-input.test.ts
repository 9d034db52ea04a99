import { describe, expect, it } from 'vitest';
import { compileText } from './compiling.ts';

/** What a careless compiler would take time over with the square of the length. */
const PATTERNS = [
  ...[
    'Q: a\nA: b\n',
    'Q: a\n',
    'A: a\n',
    'B: a\n',
    'Q: `a\n',
    'Q:\n\n',
    'Q: a\nA: b\n---\n',
    'Q: a\nA: b\n\n',
    'text\nA: b\n\n',
  ],
  ...[
    '==a== ',
    '==a',
    '{{c1::a}} ',
    '{{c2::',
    '- a :: b\n',
    '- a ::: b\n\n',
    '- a :: ',
    ':: ',
    '  - a :: b\n',
  ],
  ...[
    '<!-- id: a --> ',
    'Q: a <!-- id: a -->\nA: b\n\n',
    '# a\n',
    '![a](b) ',
    '---\n',
    'a: b\n',
    '\u0000',
  ],
  ...[
    'Q: a #set\n- b\n',
    'a #seq\n1. b\n\n',
    '# a #card\nb\n',
    '# a #skip\n',
    'Q: a\n- [x] b\n- [ ] c\n',
    '#set #seq ',
    '<!-- cards: table -->\n| a | b |\n| - | - |\n| c | d |\n\n',
    '<!-- id: a -->\n',
    '<!-- nocard -->\n',
    '<!-- nocard -->\n# a\n',
    'C: [a]\n',
    'C: [[a ',
    'C: [a] [b] ',
    '{{a::b}} ',
    '{{a::',
    '> a\n\n',
    '_hint: a_\n\n',
    '==a==\n> b\n\n',
  ],
];

/** Quadratic time needs minutes here, linear time about a second. */
const LENGTH = 100_000;
const PATIENCE = 60_000;

describe('a long row of one pattern compiles in time in proportion', () => {
  it.each(PATTERNS)(
    '%j',
    (pattern) => {
      const text = pattern.repeat(LENGTH / pattern.length);
      expect(compileText(text).notes).toBeDefined();
      expect(compileText(`Q: a\nA: ${text}`).notes).toBeDefined();
    },
    PATIENCE,
  );

  it.each([
    'a::b\n',
    'a\n?\nb\n\n',
    '?\n',
    '$a ',
    '$$a ',
    '[[a',
    '![[',
    '^a ',
    '> [!note]\n\n',
    'C: [a]\n\nb\n\n',
    'a\n---\n',
  ])(
    "%j where other programs' forms are read",
    (pattern) => {
      for (const dialects of ['[obsidian, hashcards]', 'sides']) {
        const head = `---\ncompat: ${dialects}\n---\n`;
        expect(compileText(head + pattern.repeat(LENGTH / pattern.length)).notes).toBeDefined();
      }
    },
    PATIENCE,
  );

  it('a comment of a million letters', () => {
    expect(compileText(`Q: a <!-- id: ${'x'.repeat(1_000_000)} -->\nA: b`).notes).toHaveLength(1);
  });
});
