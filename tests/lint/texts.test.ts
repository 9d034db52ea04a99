import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alikeBefore } from '#lib/compiler/lint/text/alike-texts.ts';
import { TokenTable } from '#lib/compiler/lint/text/tokens.ts';

const word = fc.constantFrom('pod', 'pods', 'node', 'узел', 'узлы', 'service', 'сервис', 'a', 'я');
const text = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));

function trigrams(of: string): Set<string> {
  const marked = `  ${of} `;
  return new Set(Array.from({ length: marked.length - 2 }, (_, at) => marked.slice(at, at + 3)));
}

function share(one: string, other: string): number {
  const [here, there] = [trigrams(one), trigrams(other)];
  const both = [...here].filter((each) => there.has(each)).length;
  return both / (here.size + there.size - both);
}

it('finds an alike text before another exactly where comparing it with all of them does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { maxLength: 25 }), { maxLength: 3 }),
      fc.constantFrom(0.3, 0.5, 0.85, 1),
      (groups, threshold) => {
        for (const [at, places] of alikeBefore(groups, threshold).entries()) {
          const group = groups[at] as string[];
          const isAlike = (one: number, other: number) =>
            places[other] === -1 &&
            share(group[one] as string, group[other] as string) >= threshold;
          for (const [place, found] of places.entries()) {
            const alike = group
              .map((_, other) => other)
              .filter((other) => other < place && isAlike(place, other));
            if (found === -1) expect(alike).toEqual([]);
            else expect(alike).toContain(found);
          }
        }
      },
    ),
  );
});

it('knows every token of a text, how often it is there and where', () => {
  const sign = fc.constantFrom(' ', '.', '-', '\n', '`', '_', '7');
  fc.assert(
    fc.property(fc.array(fc.oneof(word, sign)), (parts) => {
      const whole = parts.join('');
      const places = new Map<string, number[]>();
      for (const { 0: token, index } of whole.matchAll(/[\p{L}\p{N}_]+/gu)) {
        places.set(token, [...(places.get(token) ?? []), index]);
      }
      const table = new TokenTable(whole);
      expect([...table.ofLength(1, 64)]).toEqual(
        [...places].flatMap(([token, { length }]) => (token.length <= 64 ? [[token, length]] : [])),
      );
      for (const [token, found] of places) {
        expect(table.placesOf(token)).toEqual(token.length <= 64 ? found : []);
      }
      expect(table.has('нет-такого')).toBe(false);
    }),
  );
});
