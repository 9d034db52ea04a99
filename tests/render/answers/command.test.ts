import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCommand } from '#lib/render/answers/compare-command.ts';
import { COMMAND_PAIRS } from './command-pairs.ts';

describe('a typed command', () => {
  test.each(COMMAND_PAIRS)('%j typed as %j is %s: %s', (right, typed, verdict) => {
    expect(compareCommand(right, typed)).toMatchObject({ verdict });
  });

  test.each(COMMAND_PAIRS)(
    '%j typed as %j is shown whole, with its places marked',
    (right, typed, verdict) => {
      const comparison = compareCommand(right, typed);
      const text = (side: 'typed' | 'right') =>
        comparison[side].map((piece) => piece.text).join('');
      expect([text('right'), text('typed')]).toEqual([right.trim(), typed.trim()]);
      const isMarked = [...comparison.typed, ...comparison.right].some(({ isOff }) => isOff);
      if (verdict === 'near') expect(isMarked).toBe(true);
      if (verdict === 'exact' || verdict === 'equivalent') expect(isMarked).toBe(false);
      if (verdict === 'equivalent' || verdict === 'near') expect(comparison.why).not.toEqual([]);
      if (verdict === 'exact') expect(comparison.why).toEqual([]);
    },
  );
});

const word = fc.stringMatching(/^[a-z][a-z0-9.]{0,8}$/);
const kind = fc.constantFrom('pods', 'po', 'svc', 'deployments', 'cm', 'nodes');
const flag = fc.oneof(
  word.map((value) => ['-n', value]),
  word.map((value) => [`--context=${value}`]),
  fc.constantFrom('wide', 'yaml', 'json').map((value) => ['-o', value]),
  word.map((value) => ['--selector', `app=${value}`]),
  fc.constantFrom(['-w'], ['--show-labels'], ['-A']),
);
const flags = fc.uniqueArray(flag, { selector: ([name]) => name?.split('=')[0], maxLength: 5 });
/** Words, each of which belongs where it stands. */
const anyLine = fc
  .array(
    fc.oneof(
      word,
      fc.string({ maxLength: 8 }).filter((text) => !text.includes('\uE000')),
    ),
  )
  .map((words) => words.map(quoted).join(' '));

function quoted(text: string): string {
  return /^[\w./=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

describe('any command', () => {
  test('is exactly itself', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        expect(compareCommand(line, line)).toMatchObject({ verdict: 'exact', why: [] });
      }),
    );
  });

  test('means the same whatever the order of its flags', () => {
    const given = fc.tuple(kind, word, flags).chain(([of, name, set]) =>
      fc.record({
        right: fc.constant(['kubectl', 'get', of, name, ...set.flat()]),
        typed: fc
          .shuffledSubarray(set, { minLength: set.length })
          .chain((all) =>
            fc
              .nat(all.length)
              .map((at) => [
                'kubectl',
                'get',
                ...all.slice(0, at).flat(),
                of,
                name,
                ...all.slice(at).flat(),
              ]),
          ),
      }),
    );
    fc.assert(
      fc.property(given, ({ right, typed }) => {
        const { verdict } = compareCommand(right.join(' '), typed.join(' '));
        expect(['exact', 'equivalent']).toContain(verdict);
      }),
    );
  });

  test('means the same however its words are quoted', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 8 })
      .filter((each) => !/[\uE000\n<]/.test(each));
    const styles: ((each: string) => string)[] = [
      (each) => `'${each.replaceAll("'", "'\\''")}'`,
      (each) => `"${each.replace(/[$`"\\]/g, '\\$&')}"`,
      (each) => each.replace(/[^\w]/gu, '\\$&'),
      (each) => `$'${each.replace(/['\\]/g, '\\$&')}'`,
    ];
    const written = fc.tuple(fc.constantFrom(...styles), fc.constantFrom(...styles));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, written), { minLength: 1, maxLength: 4 }), (words) => {
        const line = (side: 0 | 1) => `run ${words.map(([each, by]) => by[side](each)).join(' ')}`;
        expect(['exact', 'equivalent']).toContain(compareCommand(line(0), line(1)).verdict);
      }),
    );
  });

  test('never means the same in another letter case', () => {
    const letters = fc.stringMatching(/^[a-zA-Z]{1,6}$/);
    const change = (text: string) =>
      [...text]
        .map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()))
        .join('');
    const place = fc.constantFrom(
      (text: string) => `kubectl get pods ${text}`,
      (text: string) => `kubectl get pods -n ${text}`,
      (text: string) => `kubectl get pods -${text.slice(0, 1)}`,
      (text: string) => `kubectl exec web -- ${text}`,
      (text: string) => `${text} -l x`,
      (text: string) => `docker run --name ${text} nginx`,
    );
    fc.assert(
      fc.property(letters, place, (text, line) => {
        const { verdict } = compareCommand(line(text), line(change(text)));
        expect(['near', 'different']).toContain(verdict);
      }),
    );
  });

  test('can be compared with anything, at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (right, typed) => {
        expect(compareCommand(right, typed).proposed).toBeGreaterThan(0);
      }),
    );
  });
});
