import { nearest } from '#lib/shared/nearest.ts';
import { foldText } from './fold-text.ts';
import { type Pattern, QUALIFIERS, type SearchError, type SearchProblem } from './tree.ts';

/** A piece of a query with its place: `start` and `end` count characters from 0. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'open' | 'close' | 'minus' | 'or' | 'and' }
  | { readonly kind: 'word'; readonly pattern: Pattern }
  | {
      readonly kind: 'qualified';
      readonly qualifier: (typeof QUALIFIERS)[number];
      readonly pattern: Pattern;
      /** As it was written. */
      readonly value: string;
    }
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
  const qualifier = QUALIFIER.exec(text.slice(start))?.[1];
  if (qualifier !== undefined) return qualified(text, { start, depth, qualifier });
  const { pattern, end } = readValue(text, start, depth);
  const word = text.slice(start, end).toLowerCase();
  if (word === 'or' || word === 'and') return { kind: word, start, end };
  if (pattern.join('') === '') throw badQuery(text, 'empty-value', { start, end });
  return { kind: 'word', pattern, start, end };
}

function qualified(
  text: string,
  { start, depth, qualifier }: { start: number; depth: number; qualifier: string },
): Token {
  const nameEnd = start + qualifier.length;
  const known = QUALIFIERS.find((each) => each === qualifier.toLowerCase());
  if (!known) {
    const meant = nearest(qualifier, QUALIFIERS);
    throw badQuery(text, 'unknown-qualifier', { start, end: nameEnd, meant });
  }
  const { pattern, end } = readValue(text, nameEnd + 1, depth);
  const isEmpty = pattern.length === 1 && pattern[0] === '';
  if (isEmpty) throw badQuery(text, 'empty-value', { start, end });
  const value = text.slice(nameEnd + 1, end);
  return { kind: 'qualified', qualifier: known, pattern, value, start, end };
}

/** Reads up to a space or a parenthesis; quotes hold such characters, a backslash any one, `*` stands for anything. */
function readValue(text: string, start: number, depth: number): { pattern: Pattern; end: number } {
  const pieces = [''];
  const add = (character: string) => pieces.push((pieces.pop() ?? '') + character);
  let quote: number | null = null;
  let place = start;
  for (; place < text.length; place++) {
    const character = text[place] ?? '';
    const ends = /\s/.test(character) || (character === ')' && depth > 0);
    if (quote === null && ends) break;
    if (character === '"') quote = quote === null ? place : null;
    else if (character === '*' && quote === null) pieces.push('');
    else if (character === '\\' && place + 1 < text.length) add(text[++place] ?? '');
    else add(character);
  }
  if (quote !== null) throw badQuery(text, 'unclosed-quote', { start: quote, end: text.length });
  return { pattern: pieces.map(foldText), end: place };
}
