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

const QUALIFIER = /^(\p{L}[\p{L}\p{N}_-]*):/u;

/** Splits a query. Throws `BadQuery`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let place = 0;
  while (place < text.length) {
    const token = tokenAt(text, place, depth);
    if (token?.kind === 'open') depth++;
    if (token?.kind === 'close') depth--;
    if (token) tokens.push(token);
    place = token?.end ?? place + 1;
  }
  return tokens;
}

function tokenAt(text: string, start: number, depth: number): Token | null {
  const character = text[start] ?? '';
  const sign = { start, end: start + 1 };
  if (/\s/.test(character)) return null;
  if (character === '(') return { kind: 'open', ...sign };
  if (character === ')') return { kind: 'close', ...sign };
  if (character === '-') return { kind: 'minus', ...sign };
  const qualifier = QUALIFIER.exec(text.slice(start, start + 50))?.[1];
  if (qualifier !== undefined) {
    const value = readValue(text, { start: start + qualifier.length + 1, depth });
    return { kind: 'qualified', qualifier, value, start, end: value.end };
  }
  const value = readValue(text, { start, depth });
  const { end } = value;
  const word = text.slice(start, end).toLowerCase();
  if (word === 'or' || word === 'and') return { kind: word, start, end };
  return { kind: 'word', value, inQuotes: readInQuotes(text, start, depth), start, end };
}

const QUOTED_QUALIFIER = /^"(\p{L}[\p{L}\p{N}_-]*):(?=[^\s"])/u;

function readInQuotes(text: string, start: number, depth: number) {
  const qualifier = QUOTED_QUALIFIER.exec(text.slice(start, start + 50))?.[1];
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
  /** Where the quote around it and its qualifier was opened; within it wildcards keep their meaning. */
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
    const isWild = (quote === null || quote === opened) && !isEscape;
    if (isWild && (next === '*' || next === '_')) pattern.addWild(next);
    else pattern.add(next);
  }
  if (quote !== null) throw badQuery(text, 'unclosed-quote', { start: quote, end: text.length });
  return { start, end: place, raw, pattern: pattern.made() };
}

/** `*` stands for any number of characters, `_` for one. */
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
