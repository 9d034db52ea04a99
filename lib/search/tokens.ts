import { foldText } from './fold-text.ts';
import type { Pattern, PatternPart, SearchError, SearchProblem } from './tree.ts';

/** A value as it was written, and as a pattern. */
export interface Value {
  readonly start: number;
  readonly end: number;
  /** Without the quotes around it or within; what is escaped is still so. */
  readonly raw: string;
  readonly pattern: Pattern;
}

/** A piece of a query with its place: `start` and `end` count characters from 0. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'open' | 'close' | 'minus' | 'or' | 'and' }
  | {
      readonly kind: 'word';
      readonly value: Value;
      /** The same read as Anki writes it, `"deck:My deck"`; null where it cannot be read so. */
      readonly inQuotes: { readonly qualifier: string; readonly value: Value } | null;
    }
  | { readonly kind: 'qualified'; readonly qualifier: string; readonly value: Value }
);

/** A query that cannot be read; carries the error through the readers to their one door. */
export class BadQuery extends Error {
  constructor(readonly error: SearchError) {
    super(error.problem);
  }
}

/** The error `problem` at characters `start` to `end` of `text`. */
export function badQuery(
  text: string,
  problem: SearchProblem,
  { start, end, meant = null }: { start: number; end: number; meant?: string | null },
): BadQuery {
  const found = text.slice(start, end);
  return new BadQuery({ problem, column: start + 1, endColumn: end + 1, found, meant });
}

/** Whether something is the name of a field, perhaps with wildcards. */
export type IsField = (name: string) => boolean;

/** What is cut into pieces. */
interface Cutting {
  readonly text: string;
  readonly isField: IsField;
  /** How many parentheses are open. */
  depth: number;
}

/** Splits a query. Throws `BadQuery`. */
export function tokensOf(text: string, isField: IsField): Token[] {
  const tokens: Token[] = [];
  const cutting: Cutting = { text, isField, depth: 0 };
  let place = 0;
  while (place < text.length) {
    const token = tokenAt(cutting, place);
    if (token?.kind === 'open') cutting.depth++;
    if (token?.kind === 'close') cutting.depth--;
    if (token) tokens.push(token);
    place = token?.end ?? place + 1;
  }
  return tokens;
}

function tokenAt(cutting: Cutting, start: number): Token | null {
  const { text, depth } = cutting;
  const character = text[start] ?? '';
  const sign = { start, end: start + 1 };
  if (/\s/.test(character)) return null;
  if (character === '(') return { kind: 'open', ...sign };
  if (character === ')') return { kind: 'close', ...sign };
  if (character === '-') return { kind: 'minus', ...sign };
  const qualifier = qualifierIn(text.slice(start, start + LONGEST_NAME), cutting, FORMS.bare);
  if (qualifier !== undefined) {
    const value = readValue(text, { start: start + qualifier.length + 1, depth });
    return { kind: 'qualified', qualifier, value, start, end: value.end };
  }
  const value = readValue(text, { start, depth });
  const { end } = value;
  const word = text.slice(start, end).toLowerCase();
  if (word === 'or' || word === 'and') return { kind: word, start, end };
  return { kind: 'word', value, inQuotes: readInQuotes(cutting, start), start, end };
}

const LONGEST_NAME = 200;

/** What may stand before a colon: any name of a field, and what looks like a word of the language. */
const FORMS = {
  bare: { field: /^([^\s:()"\\]+):/u, word: /^(\p{L}[\p{L}\p{N}_-]*):/u },
  quoted: { field: /^"([^:"\\]+):(?!\s)/u, word: /^"(\p{L}[\p{L}\p{N}_-]*):(?=[^\s"])/u },
} as const;

function qualifierIn(
  text: string,
  { isField }: Cutting,
  { field, word }: (typeof FORMS)[keyof typeof FORMS],
): string | undefined {
  const name = field.exec(text)?.[1];
  return name !== undefined && isField(name) ? name : word.exec(text)?.[1];
}

function readInQuotes(cutting: Cutting, start: number) {
  const { text, depth } = cutting;
  const qualifier = qualifierIn(text.slice(start, start + LONGEST_NAME), cutting, FORMS.quoted);
  if (qualifier === undefined) return null;
  const place = { start: start + qualifier.length + 2, depth, quote: start };
  const value = readValue(text, place);
  const end = text[value.end - 1] === '"' ? value.end - 1 : value.end;
  return { qualifier, value: { ...value, end } };
}

interface ValuePlace {
  readonly start: number;
  /** How many parentheses are open. */
  readonly depth: number;
  /** Where the quote around it and its qualifier was opened. */
  readonly quote?: number | null;
}

/** Reads up to a space or a parenthesis; quotes hold such characters, a backslash any one. */
function readValue(text: string, { start, depth, quote: opened = null }: ValuePlace): Value {
  const pattern = new PatternMaker();
  let raw = '';
  let quote = opened;
  let place = start;
  for (; place < text.length; place++) {
    const character = text[place] ?? '';
    const ends = /\s/.test(character) || (character === ')' && depth > 0);
    if (quote === null && ends) break;
    if (character === '"') {
      quote = quote === null ? place : null;
      continue;
    }
    const isEscape = character === '\\' && place + 1 < text.length;
    const next = isEscape ? (text[++place] ?? '') : character;
    raw += isEscape && next !== '"' ? character + next : next;
    if (!isEscape && (next === '*' || next === '_')) pattern.addWild(next);
    else pattern.add(next);
  }
  if (quote !== null) throw badQuery(text, 'unclosed-quote', { start: quote, end: text.length });
  return { start, end: place, raw, pattern: pattern.made() };
}

/** A text as a pattern: `*` stands for any number of characters, `_` for one. */
export function patternOf(text: string): Pattern {
  const pattern = new PatternMaker();
  for (const character of text) {
    if (character === '*' || character === '_') pattern.addWild(character);
    else pattern.add(character);
  }
  return pattern.made();
}

class PatternMaker {
  readonly #parts: PatternPart[] = [];
  #text = '';

  add(character: string): void {
    this.#text += character;
  }

  addWild(sign: '*' | '_'): void {
    this.#flush();
    this.#parts.push({ wild: sign === '*' ? 'many' : 'one' });
  }

  made(): Pattern {
    this.#flush();
    return this.#parts;
  }

  #flush(): void {
    if (this.#text !== '') this.#parts.push({ text: foldText(this.#text) });
    this.#text = '';
  }
}
