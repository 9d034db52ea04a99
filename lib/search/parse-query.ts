import { isAnything, isWhole } from './pattern.ts';
import { isQualifier, readQualified } from './qualifiers.ts';
import { BadQuery, badQuery, type IsField, patternOf, type Token, tokensOf } from './tokens.ts';
import type { SearchError, SearchTree } from './tree.ts';

/** A query that was read, or where it is wrong. */
export type ParsedQuery = { readonly tree: SearchTree } | { readonly error: SearchError };

/** The longest query, in characters. */
export const LONGEST_QUERY = 2000;
const DEEPEST = 50;

/**
 * Reads a query. Words and "phrases" must all occur; `or`, `-not` and parentheses combine; what stands behind a
 * qualifier (`deck:`, `is:`, `prop:` …) asks for more than text. An empty query asks for everything. `fields` are the
 * folded names of all fields that can be searched by.
 */
export function parseQuery(text: string, fields: readonly string[] = []): ParsedQuery {
  try {
    if (text.length > LONGEST_QUERY) {
      throw badQuery(text, 'too-long', { start: LONGEST_QUERY, end: text.length });
    }
    const isField = (name: string) => {
      const pattern = patternOf(name);
      return !isQualifier(name, 'reserved') && fields.some((each) => isWhole(pattern, each));
    };
    const tokens = tokensOf(text, isField);
    const reader: Reader = { text, tokens, fields, isField, place: 0, depth: 0 };
    if (reader.tokens.length === 0) return { tree: { kind: 'all', of: [] } };
    const tree = readAny(reader);
    const rest = reader.tokens[reader.place];
    if (rest) throw badQuery(text, 'unopened-parenthesis', rest);
    return { tree };
  } catch (error) {
    if (error instanceof BadQuery) return { error: error.error };
    throw error;
  }
}

interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly fields: readonly string[];
  readonly isField: IsField;
  place: number;
  depth: number;
}

function readAny(reader: Reader): SearchTree {
  const of = [readAll(reader)];
  while (reader.tokens[reader.place]?.kind === 'or') {
    reader.place++;
    of.push(readAll(reader));
  }
  return alone('any', of);
}

function readAll(reader: Reader): SearchTree {
  const of: SearchTree[] = [];
  for (;;) {
    const token = reader.tokens[reader.place];
    if (!token || token.kind === 'close' || token.kind === 'or') break;
    if (token.kind === 'and' && of.length > 0) reader.place++;
    of.push(readOne(reader));
  }
  if (of.length === 0) throw nothingHere(reader);
  return alone('all', of);
}

function readOne(reader: Reader): SearchTree {
  const token = reader.tokens[reader.place];
  if (!token) throw nothingHere(reader);
  reader.place++;
  switch (token.kind) {
    case 'minus':
      return deeper(reader, token, () => ({ kind: 'not', of: readOne(reader) }));
    case 'open':
      return deeper(reader, token, () => readGroup(reader, token));
    case 'word':
      return readWord(reader, token);
    case 'qualified':
      return readQualified(reader, token);
    default:
      reader.place--;
      throw nothingHere(reader);
  }
}

function deeper(reader: Reader, token: Token, read: () => SearchTree): SearchTree {
  if (++reader.depth > DEEPEST) throw badQuery(reader.text, 'too-deep', token);
  const tree = read();
  reader.depth--;
  return tree;
}

function readGroup(reader: Reader, open: Token): SearchTree {
  const tree = readAny(reader);
  if (reader.tokens[reader.place]?.kind !== 'close') {
    throw badQuery(reader.text, 'unclosed-parenthesis', open);
  }
  reader.place++;
  return tree;
}

function readWord(reader: Reader, token: Token & { kind: 'word' }): SearchTree {
  const { inQuotes, start, end } = token;
  if (inQuotes && (isQualifier(inQuotes.qualifier) || reader.isField(inQuotes.qualifier))) {
    return readQualified(reader, { kind: 'qualified', ...inQuotes, start, end });
  }
  const { pattern } = token.value;
  if (pattern.length === 0) throw badQuery(reader.text, 'empty-value', token);
  if (isAnything(pattern)) return { kind: 'all', of: [] };
  return { kind: 'text', field: 'text', manner: 'within', pattern };
}

/** Something was to come here: said of the sign before, or of the one that stands here instead. */
function nothingHere({ text, tokens, place }: Reader): BadQuery {
  const before = tokens[place - 1];
  const here = tokens[place];
  if (before) return badQuery(text, 'nothing-after', before);
  const problem = here?.kind === 'close' ? 'unopened-parenthesis' : 'nothing-before';
  return badQuery(text, problem, here ?? { start: 0, end: text.length });
}

function alone(kind: 'all' | 'any', of: readonly SearchTree[]): SearchTree {
  const [only] = of;
  return only && of.length === 1 ? only : { kind, of };
}
