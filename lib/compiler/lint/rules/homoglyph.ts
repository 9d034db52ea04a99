import type { Hit, SectionRule } from '../lint-rule.ts';
import type { LintSection } from '../lint-section.ts';

const CYRILLIC = 'АВЕКМНОРСТХаеорсухІЈЅіјѕ';
const LATIN = 'ABEKMHOPCTXaeopcyxIJSijs';
/** Letters of other Cyrillic alphabets than the Russian one: no Russian word is mended with them. */
const FOREIGN = /[ІЈЅіјѕ]/;
const TO_LATIN = new Map([...CYRILLIC].map((letter, index) => [letter, LATIN[index] as string]));
const TO_CYRILLIC = new Map(
  [...LATIN].flatMap((letter, index) => {
    const same = CYRILLIC[index] as string;
    return FOREIGN.test(same) ? [] : [[letter, same] as const];
  }),
);
/** A Cyrillic letter as a flag of a command. */
const FLAG = /(?<=\s)-([АВЕКМНОРСТХаеорсухІЈЅіјѕ])(?=[\s=]|$)/g;
/** Latin words take Russian endings in speech: `podа`, `URLы`. */
const ENDING = /^[\p{Script=Latin}\d_]{2,}\p{Script=Cyrillic}{1,3}$/u;

/** A word with letters of another alphabet that look the same: it will not be found, nor run. */
export const homoglyph: SectionRule = {
  code: 'L128',
  scope: 'section',
  *check(section) {
    for (const { from, to } of section.tokens.mixed) {
      const hit = from >= section.start ? mixedWord(section.text, from, to) : null;
      if (hit) yield hit;
    }
    yield* flagsOf(section);
  },
};

function mixedWord(text: string, from: number, to: number): Hit | null {
  const word = text.slice(from, to);
  if (ENDING.test(word)) return null;
  const latin = convert(word, TO_LATIN, /[\u0400-\u04ff]/);
  const cyrillic = convert(word, TO_CYRILLIC, /[A-Za-z]/);
  if (latin === null && cyrillic === null) return null;
  const span = { from, to };
  const meant = latin ?? cyrillic ?? '';
  // Where both alphabets would do, nobody can tell which was meant.
  if (latin !== null && cyrillic !== null) return { span, values: { written: word, meant: '' } };
  return { span, values: { written: word, meant }, fix: meant };
}

/** The word in one alphabet; null where a letter of the other has no look-alike in it. */
function convert(word: string, table: ReadonlyMap<string, string>, other: RegExp): string | null {
  let converted = '';
  for (const letter of word) {
    const same = table.get(letter);
    if (same === undefined && other.test(letter)) return null;
    converted += same ?? letter;
  }
  return converted;
}

function* flagsOf({ text, codes }: LintSection): Iterable<Hit> {
  for (const { from, to, language, info } of codes) {
    if (info !== '' && !/^(?:sh|bash|shell|zsh|console)$/.test(language)) continue;
    for (const match of text.slice(from, to).matchAll(FLAG)) {
      const letter = match[1] as string;
      const fix = `-${TO_LATIN.get(letter) ?? letter}`;
      const at = from + match.index;
      yield { span: { from: at, to: at + 2 }, values: { written: match[0], meant: fix }, fix };
    }
  }
}
