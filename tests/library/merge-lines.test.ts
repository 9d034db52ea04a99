import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeLines } from '#lib/bundle/merge-lines.ts';

const text = fc
  .array(fc.constantFrom('', '# One', '- a :: b', 'Q: what is it', 'A: that is it'), {
    maxLength: 8,
  })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

test('what only one side changed, or both alike, is as that side has it', () => {
  fc.assert(
    fc.property(text, text, (base, side) => {
      expect(mergeLines(base, side, base)).toBe(side);
      expect(mergeLines(base, base, side)).toBe(side);
      expect(mergeLines(base, side, side)).toBe(side);
    }),
  );
});

test('every line of a merged text stands on one of the sides', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const merged = mergeLines(base, mine, theirs);
      const said = new Set([...mine.split('\n'), ...theirs.split('\n')]);
      const words = new Set([...said].flatMap((line) => line.split(' ')));
      for (const word of (merged ?? '').split(/\s/)) expect(words).toContain(word);
    }),
  );
});

const BASE = '# Rome\n\nQ: When was Rome founded?\nA: In 753 BC\n\n- Caesar :: Julius\n';

test.each([
  [
    'lines apart',
    BASE.replace('753 BC', '753 BC, they say'),
    BASE.replace('Julius', 'Gaius Julius'),
    BASE.replace('753 BC', '753 BC, they say').replace('Julius', 'Gaius Julius'),
  ],
  [
    'words of one line that stand apart',
    BASE.replace('- Caesar', '- Caesar the Elder'),
    BASE.replace('Julius', 'Julius, 100–44 BC'),
    BASE.replace('Caesar :: Julius', 'Caesar the Elder :: Julius, 100–44 BC'),
  ],
  [
    'words of a question',
    BASE.replace('When was Rome', 'When was ancient Rome'),
    BASE.replace('Q: When', 'Q: In which year'),
    BASE.replace('Q: When was Rome', 'Q: In which year was ancient Rome'),
  ],
  [
    'cards that both added at the end',
    `${BASE}- mine :: 1\n`,
    `${BASE}- theirs :: 2\n`,
    `${BASE}- mine :: 1\n- theirs :: 2\n`,
  ],
  [
    'a card that one took out, and one that the other added below',
    BASE.replace('- Caesar :: Julius\n', ''),
    `${BASE}- Brutus :: Marcus\n`,
    BASE.replace('Caesar :: Julius', 'Brutus :: Marcus'),
  ],
  ['the same answer', BASE.replace('753', '754'), BASE.replace('753', '752'), null],
  [
    'the last line without an end',
    BASE.replace('Rome\n', 'Roma\n'),
    `${BASE}- more :: 1`,
    `${BASE.replace('Rome\n', 'Roma\n')}- more :: 1`,
  ],
])('%s', (_, mine, theirs, both) => {
  expect(mergeLines(BASE, mine, theirs)).toBe(both);
});
