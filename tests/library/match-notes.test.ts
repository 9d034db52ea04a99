import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikePairs } from '#lib/bundle/alike-pairs.ts';
import { assign } from '#lib/bundle/assign.ts';
import { textDiff } from '#lib/bundle/text-diff.ts';
import { likeness, trigramsOf } from '#lib/bundle/trigrams.ts';

const pairs = fc.uniqueArray(
  fc.record({
    row: fc.nat({ max: 4 }),
    column: fc.nat({ max: 4 }),
    similarity: fc.integer({ min: 1, max: 100 }),
  }),
  { selector: ({ row, column }) => `${row} ${column}`, maxLength: 12 },
);

/** The greatest sum of any choice, by trying all. */
function best(left: readonly { row: number; column: number; similarity: number }[]): number {
  const [first, ...rest] = left;
  if (!first) return 0;
  const others = rest.filter(({ row, column }) => row !== first.row && column !== first.column);
  return Math.max(best(rest), first.similarity + best(others));
}

test('an assignment uses each side once and adds up to the most', () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const chosen = assign(given);
      expect(new Set(chosen.map(({ row }) => row)).size).toBe(chosen.length);
      expect(new Set(chosen.map(({ column }) => column)).size).toBe(chosen.length);
      expect(chosen.reduce((sum, { similarity }) => sum + similarity, 0)).toBe(best(given));
    }),
  );
});

test('an assignment does not depend on the order of the pairs', () => {
  fc.assert(
    fc.property(pairs, fc.infiniteStream(fc.nat()), (given, shuffle) => {
      const places = new Map(given.map((pair) => [pair, shuffle.next().value as number]));
      const shuffled = [...given].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
      const inOrder = (chosen: typeof given) => [...chosen].sort((a, b) => a.row - b.row);
      expect(inOrder(assign(shuffled))).toEqual(inOrder(assign(given)));
    }),
  );
});

test('likeness is 1 for equal texts, the same both ways, and never above 1', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(likeness(one, one)).toBe(1);
      expect(likeness(one, other)).toBe(likeness(other, one));
      expect(likeness(one, other)).toBeLessThanOrEqual(1);
    }),
  );
});

test('among ten thousand edited texts each finds its own, without comparing each with each', () => {
  const text = (at: number, word: string) =>
    `What does rule ${at * 7919} of chapter ${at} say about ${word} and set ${at % 97}?`;
  const count = 10_000;
  const before = Array.from({ length: count }, (_, at) => trigramsOf(text(at, 'the pods')));
  const after = Array.from({ length: count }, (_, at) => trigramsOf(text(at, 'these pods')));
  const chosen = assign(alikePairs(after, before, 0.6));
  const right = chosen.filter(({ row, column }) => row === column).length;
  expect(right / count).toBeGreaterThan(0.99);
}, 90_000);

test('a difference leads from one text to the other', () => {
  const line = fc.array(fc.constantFrom('a', 'b', 'pod', 'не'), { maxLength: 4 });
  const text = fc.array(line, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one, other].map((lines) =>
        lines.map((words) => words.join(' ')).join('\n'),
      );
      const diff = textDiff(before as string, after as string);
      const without = (kind: string) => diff.filter((each) => each.kind !== kind);
      const text = (lines: typeof diff) =>
        lines.map(({ parts }) => parts.map((part) => part.text).join(''));
      for (const [kind, whole] of [
        ['added', before],
        ['removed', after],
      ] as const) {
        const lines = (whole as string).split('\n');
        expect(text(without(kind)).every((each) => lines.includes(each))).toBe(true);
      }
      expect(diff.length === 0).toBe(before === after);
    }),
  );
});
