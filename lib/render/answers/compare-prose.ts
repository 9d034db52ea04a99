import { type Comparison, comparisonOf, type Reason, type Span } from './comparison.ts';
import { isSlip } from './edit-distance.ts';

/**
 * Compares prose with the alternatives of the right answer, which stand apart by ` | `: letter case (by the rules of
 * the language), ё and е, spaces, kinds of quotes and dashes, a mark at the end, an English article at the beginning and
 * the signs within a number make no difference. Near is one
 * mistyped word; numbers must be equal.
 */
export function compareProse(answer: string, typed: string, language: string): Comparison {
  const theirs = wordsOf(typed, language);
  const alternatives = answer
    .split(' | ')
    .map((each) => compareWith(each.trim(), { typed, theirs }, language));
  const order = ['exact', 'equivalent', 'near', 'different'];
  const [best] = alternatives.sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return best as Comparison;
}

function compareWith(
  right: string,
  { typed, theirs }: { typed: string; theirs: readonly Word[] },
  language: string,
): Comparison {
  const ours = wordsOf(right, language);
  const texts = [
    { text: typed, off: [] as Span[] },
    { text: right, off: [] as Span[] },
  ] as const;
  if (tidy(typed) === tidy(right)) return comparisonOf({ verdict: 'exact', why: [] }, ...texts);
  const off = ours.flatMap((word, at) => (word.folded === theirs[at]?.folded ? [] : [at]));
  if (ours.length === theirs.length && off.length === 0) {
    const why = whyEqual(tidy(typed), tidy(right), language);
    return comparisonOf({ verdict: 'equivalent', why }, ...texts);
  }
  const [only = -1] = off;
  const [word, other] = [ours[only], theirs[only]];
  const isNear = ours.length === theirs.length && off.length === 1 && word && other;
  if (!isNear || !isSlip(other.folded, word.folded)) return differs(ours, theirs, texts);
  texts[0].off.push(other.span);
  texts[1].off.push(word.span);
  const why = [
    { code: 'instead', a: slice(typed, other.span), b: slice(right, word.span) } as const,
  ];
  return comparisonOf({ verdict: 'near', why, isSlip: true }, ...texts);
}

function differs(
  ours: readonly Word[],
  theirs: readonly Word[],
  texts: readonly [{ text: string; off: Span[] }, { text: string; off: Span[] }],
): Comparison {
  const isNumber = numbersOf(ours) !== numbersOf(theirs);
  return comparisonOf(
    { verdict: 'different', why: isNumber ? [{ code: 'number' }] : [] },
    ...texts,
  );
}

interface Word {
  readonly folded: string;
  readonly span: Span;
}

const MARKS_AT_THE_END = /[\s.!?…,;:]+$/u;

/** A number stands apart from its unit: `80 %` is `80%`. */
const WORD = /[-+−]?\d[\d.,:–—−-]*(?=[\p{L}%‰°])|\S+/gu;
const ARTICLE = /^(?:the|an?)$/i;

function wordsOf(text: string, language: string): Word[] {
  const end = text.replace(MARKS_AT_THE_END, '').length;
  const words = [...text.slice(0, end).matchAll(WORD)];
  const isArticle = words.length > 1 && ARTICLE.test(words[0]?.[0] ?? '');
  return words.slice(isArticle && language.startsWith('en') ? 1 : 0).map(({ 0: word, index }) => ({
    folded: fold(word, language),
    span: [index, index + word.length] as const,
  }));
}

function fold(word: string, language: string): string {
  return lower(asNumber(word.normalize('NFC'), language), language)
    .replaceAll('ё', 'е')
    .replace(/[«»„“”"‘’']/gu, '"')
    .replace(/[–—−]/gu, '-');
}

/** Signs within a number: English parts thousands by commas, many other languages begin fractions with them. */
function asNumber(word: string, language: string): string {
  if (!/^[-+−]?\d/.test(word)) return word;
  const isEnglish = language.startsWith('en');
  return isEnglish
    ? word.replace(/,(?=\d{3}(?!\d))/g, '')
    : word.replace(/^([-+−]?\d+),(?=\d+$)/, '$1.');
}

function tidy(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

function lower(text: string, language: string): string {
  try {
    return text.toLocaleLowerCase(language);
  } catch {
    return text.toLowerCase();
  }
}

type Rule = (text: string, language: string) => string;

/** What makes no difference and is worth telling. */
const RULES: Readonly<Record<'punctuation' | 'yo' | 'letter-case', Rule>> = {
  punctuation: (text) => text.replace(MARKS_AT_THE_END, ''),
  yo: (text) => text.replace(/ё/g, 'е').replace(/Ё/g, 'Е'),
  'letter-case': lower,
};

/** A rule explains something where the texts differ without it. */
function whyEqual(typed: string, right: string, language: string): Reason[] {
  const codes = Object.keys(RULES) as (keyof typeof RULES)[];
  return codes
    .filter((code) => {
      const others = codes.filter((each) => each !== code).map((each) => RULES[each]);
      const by = (text: string) => others.reduce((said, rule) => rule(said, language), text);
      return by(typed) !== by(right);
    })
    .map((code) => ({ code }));
}

function numbersOf(words: readonly Word[]): string {
  return words.flatMap(({ folded }) => folded.match(/\p{Nd}+/gu) ?? []).join(' ');
}

function slice(text: string, [from, to]: Span): string {
  return text.slice(from, to);
}
