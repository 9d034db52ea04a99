import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAnswer } from '#lib/render/answers/compare-answer.ts';
import { compareProse } from '#lib/render/answers/compare-prose.ts';
import type { Verdict } from '#lib/render/answers/comparison.ts';

/** What is right, what was typed, in which language, what the comparison says of it, and why that matters. */
const PAIRS: readonly (readonly [string, string, string, Verdict, string])[] = [
  ['ёлка', 'ёлка', 'ru', 'exact', 'the same'],
  ['ёлка', 'елка', 'ru', 'equivalent', 'ё and е'],
  ['Под', 'под', 'ru', 'equivalent', 'letter case'],
  ['под', 'под.', 'ru', 'equivalent', 'a mark at the end'],
  ['й', 'и\u0306', 'ru', 'exact', 'one letter or two signs for it'],
  ['узел  кластера', 'узел кластера', 'ru', 'exact', 'spaces'],
  ['«под»', '"под"', 'ru', 'equivalent', 'kinds of quotes'],
  ['планировщик', 'планировшик', 'ru', 'near', 'a letter off'],
  ['планировщик', 'контроллер', 'ru', 'different', 'another word'],
  [
    'под не удаляется',
    'под удаляется',
    'ru',
    'different',
    'a word left out may be the whole of it',
  ],
  ['137', '137', 'ru', 'exact', 'a number'],
  ['137', '138', 'ru', 'different', 'another one'],
  ['через 30 секунд', 'через 40 секунд', 'ru', 'different', 'also among words'],
  ['kubelet', 'Kubelet', 'en', 'equivalent', 'letter case in English'],
  ['ISTANBUL', 'istanbul', 'en', 'equivalent', 'by the rules of the language'],
  ['IŞIK', 'ışık', 'tr', 'equivalent', 'such as Turkish'],
  ['pod | под', 'под', 'ru', 'exact', 'any of several answers'],
  ['pod | под', 'Pod', 'ru', 'equivalent', 'however each is written'],
  ['etcd', 'etdc', 'en', 'near', 'two letters swapped'],
  ['pod', 'pot', 'en', 'different', 'short words are other words'],
  ['140 °C', '140°C', 'ru', 'equivalent', 'a number and its unit'],
  ['60–63 °C', '60-63°C', 'ru', 'equivalent', 'also a range'],
  ['80%', '80 %', 'en', 'equivalent', 'or a share'],
  ['80 %', '8 %', 'en', 'different', 'another number'],
  ['K8s', 'K 8s', 'en', 'different', 'digits within a name are no number'],
  ['1,5', '1.5', 'ru', 'equivalent', 'the sign before a fraction'],
  ['1,5', '15', 'ru', 'different', 'which is not nothing'],
  ['1,000', '1000', 'en', 'equivalent', 'the sign between thousands'],
  ['1,5', '1.5', 'en', 'different', 'which is no fraction in English'],
  ['The mitral valve.', 'mitral valve', 'en', 'equivalent', 'an article at the beginning'],
  ['the', 'a', 'en', 'different', 'unless it is all'],
];

describe('typed prose', () => {
  test.each(PAIRS)('%j typed as %j in %s is %s: %s', (right, typed, language, verdict) => {
    const comparison = compareProse(right, typed, language);
    expect(comparison.verdict).toBe(verdict);
    const off = comparison.typed.filter(({ isOff }) => isOff);
    expect(off).toHaveLength(verdict === 'near' ? 1 : 0);
  });

  test('says why it means the same', () => {
    expect(compareProse('Ёлка!', 'елка', 'ru').why).toEqual([
      { code: 'punctuation' },
      { code: 'yo' },
      { code: 'letter-case' },
    ]);
  });

  test('proposes Good for what is right, Hard for a slip, Again for the rest', () => {
    const proposed = (typed: string) => compareProse('планировщик', typed, 'ru').proposed;
    expect(['планировщик', 'Планировщик', 'планировщек', 'узел'].map(proposed)).toEqual([
      3, 3, 2, 1,
    ]);
  });

  test('is exactly itself, whatever it is', () => {
    const self = fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('ru', 'en', 'x-'),
      (text, language) => {
        const answer = text.replaceAll('|', '/');
        expect(compareProse(answer, answer, language).verdict).toBe('exact');
      },
    );
    fc.assert(self);
  });
});

describe('chosen options', () => {
  const check = { kind: 'choice', correct: [0, 2] } as const;

  test.each([
    ['A C', 'exact'],
    ['C A', 'exact'],
    ['A', 'different'],
    ['A B C', 'different'],
    ['', 'different'],
  ])('%j of A and C is %s', (typed, verdict) => {
    expect(compareAnswer(check, typed, 'en').verdict).toBe(verdict);
  });
});
