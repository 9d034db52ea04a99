import type { Span } from '../comparison.ts';

/** A word of a command line, or what stands between words: `|`, `&&`, `;`, a redirection. */
export interface ShellToken {
  readonly kind: 'word' | 'operator' | 'redirection';
  /** A word without its quotes and escapes; what the shell would expand is marked, so that `"$x"` is not `'$x'`. */
  readonly text: string;
  readonly span: Span;
}

/** A command line in tokens; or the place, from 0, of a quote that never ends. */
export type SplitShell =
  | { readonly tokens: readonly ShellToken[] }
  | { readonly openQuoteAt: number };

/** Stands before what the shell expands. */
const EXPANDED = '\uE000';

/** Stands in a word for a place that the author left open: `<name>`. */
export const OPEN_PLACE = /<(?=\p{L})[\p{L}\p{Nd}_.-]+>/gu;

const OPEN_PLACE_HERE = new RegExp(OPEN_PLACE.source, 'uy');

class OpenQuote extends Error {
  readonly place: number;
  constructor(place: number) {
    super('open quote');
    this.place = place;
  }
}

interface Reading {
  readonly source: string;
  at: number;
}

/**
 * Splits a command line as a POSIX shell does: quotes, `$'…'`, escapes, continued lines, comments, expansions,
 * here-documents. The ends of lines count as `;`. Prompts (`$ ` before a line; `# ` where every line has one) are no
 * part of it.
 */
export function splitShell(source: string): SplitShell {
  const reading = { source: withoutPrompts(source), at: 0 };
  const tokens: ShellToken[] = [];
  try {
    for (let token = next(reading, tokens); token; token = next(reading, tokens)) {
      tokens.push(token);
    }
  } catch (error) {
    if (error instanceof OpenQuote) return { openQuoteAt: error.place };
    throw error;
  }
  return { tokens: withoutEmptyCommands(tokens) };
}

/** Blanks of the same length, so that places stay what they were. */
function withoutPrompts(source: string): string {
  const lines = source.split('\n');
  const isRoot = lines.every((line) => /^\s*(# |$)/.test(line)) && /^\s*# /m.test(source);
  const prompt = isRoot ? /^\s*# / : /^\s*\$ /;
  return lines.map((line) => line.replace(prompt, (found) => ' '.repeat(found.length))).join('\n');
}

function withoutEmptyCommands(tokens: readonly ShellToken[]): ShellToken[] {
  const isEnd = (token: ShellToken | undefined) => token === undefined || token.text === ';';
  return tokens.filter(
    (token, place) => token.text !== ';' || !(isEnd(tokens[place - 1]) || isEnd(tokens[place + 1])),
  );
}

/** Any white space that ends a word and is no end of a line: texts are pasted with no-break spaces, too. */
const BLANKS = /(?:[^\S\n]|\\\r?\n)+/uy;
const COMMENT = /#[^\n]*/uy;
const OPERATOR = /\|\||&&|\|&|;;|[|;()\n]|&(?!>)/uy;
const REDIRECTION = /\d*(?:<<<|<<-|<<|<>|<&|>>|>&|>\||<|>)|&>>?/uy;

function next(reading: Reading, before: readonly ShellToken[]): ShellToken | null {
  skip(reading, BLANKS);
  if (skip(reading, COMMENT)) return next(reading, before);
  const { source, at: from } = reading;
  if (from >= source.length) return null;
  const token = (kind: ShellToken['kind'], text: string): ShellToken => ({
    kind,
    text,
    span: [from, reading.at],
  });
  const open = matchAt(OPEN_PLACE_HERE, source, from);
  const redirection = open === null ? skip(reading, REDIRECTION) : null;
  if (redirection) return token('redirection', streamOf(redirection));
  const operator = skip(reading, OPERATOR);
  if (operator) {
    if (operator === '\n') skipHereDocuments(reading, before);
    return token('operator', operator === '\n' ? ';' : operator);
  }
  return token('word', readWord(reading));
}

/** `>` is `1>`, `<` is `0<`. */
function streamOf(redirection: string): string {
  if (redirection.startsWith('>')) return `1${redirection}`;
  return redirection.startsWith('<') ? `0${redirection}` : redirection;
}

/** The lines of a here-document are data; where they are compared, their words are enough. */
function skipHereDocuments(reading: Reading, tokens: readonly ShellToken[]): void {
  const place = tokens.findLastIndex(({ text }) => /^0<<-?$/.test(text));
  const line = tokens.findLastIndex(({ text }) => text === ';');
  const end = tokens[place + 1]?.text;
  if (place <= line || end === undefined) return;
  const rest = reading.source.slice(reading.at);
  const found = rest.split('\n').findIndex((each) => each.trim() === end);
  if (found < 0) throw new OpenQuote(tokens[place]?.span[0] ?? reading.at);
}

const PLAIN_END = /[\s|&;<>()]/u;

function readWord(reading: Reading): string {
  const { source } = reading;
  let word = '';
  while (reading.at < source.length) {
    const open = matchAt(OPEN_PLACE_HERE, source, reading.at);
    if (open === null && PLAIN_END.test(source[reading.at] as string)) break;
    if (open === null) word += readPart(reading, word === '');
    else {
      word += open;
      reading.at += open.length;
    }
  }
  return word;
}

function readPart(reading: Reading, isFirst: boolean): string {
  const { source, at } = reading;
  const sign = source[at] as string;
  if (sign === "'") return readSingle(reading);
  if (sign === '"') return readDouble(reading);
  if (sign === '$' && source[at + 1] === "'") return readAnsi(reading);
  if (sign === '$' || sign === '`') return readExpansion(reading);
  reading.at++;
  if (sign === '~' && isFirst) return `${EXPANDED}~`;
  if (sign !== '\\') return sign;
  const escaped = source[reading.at] ?? '\\';
  reading.at++;
  return escaped === '\n' ? '' : escaped;
}

function readSingle(reading: Reading): string {
  const from = reading.at + 1;
  const end = endOf(reading, "'", from);
  reading.at = end + 1;
  return reading.source.slice(from, end);
}

function readDouble(reading: Reading): string {
  const { source, at: start } = reading;
  reading.at++;
  let text = '';
  while (source[reading.at] !== '"') {
    const sign = source[reading.at];
    if (sign === undefined) throw new OpenQuote(start);
    if (sign === '$' || sign === '`') text += readExpansion(reading);
    else if (sign === '\\') text += readEscapeInDouble(reading);
    else {
      text += sign;
      reading.at++;
    }
  }
  reading.at++;
  return text;
}

function readEscapeInDouble(reading: Reading): string {
  const escaped = reading.source[reading.at + 1] ?? '';
  reading.at += 2;
  if (escaped === '\n') return '';
  return '$`"\\'.includes(escaped) ? escaped : `\\${escaped}`;
}

const ANSI: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1B',
  f: '\f',
  v: '\v',
};
const ANSI_ESCAPE = /\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|([0-7]{1,3})|([\s\S]))/giu;

/** `$'…'`, with escapes as in C. */
function readAnsi(reading: Reading): string {
  const from = reading.at + 2;
  let end = from;
  while (reading.source[end] !== "'") {
    if (end >= reading.source.length) throw new OpenQuote(reading.at);
    end += reading.source[end] === '\\' ? 2 : 1;
  }
  reading.at = end + 1;
  return reading.source
    .slice(from, end)
    .replace(ANSI_ESCAPE, (_, hex, code, octal, letter) =>
      letter !== undefined
        ? (ANSI[letter] ?? letter)
        : String.fromCharCode(Number.parseInt(hex ?? code ?? octal, octal ? 8 : 16)),
    );
}

const VARIABLE = /\$(?:\{(\w+)\}|([A-Za-z_]\w*|[0-9?!#@*$-]))/uy;

function readExpansion(reading: Reading): string {
  const { source, at } = reading;
  const variable = matchAt(VARIABLE, source, at);
  if (variable) {
    reading.at += variable.length;
    return `${EXPANDED}{${variable.replace(/[${}]/g, '') || '$'}}`;
  }
  if (source[at] === '`') return readCommand(reading, at + 1, endOf(reading, '`', at + 1));
  if (source[at + 1] === '(') return readCommand(reading, at + 2, endOfBrackets(reading, '()'));
  if (source[at + 1] === '{')
    return readCommand(reading, at + 1, endOfBrackets(reading, '{}') + 1, 0);
  reading.at++;
  return '$';
}

/** What a command in a word prints, however it is written. */
function readCommand(reading: Reading, from: number, end: number, closing = 1): string {
  reading.at = end + closing;
  const text = reading.source.slice(from, end).trim();
  return closing === 0 ? `${EXPANDED}${text}` : `${EXPANDED}(${text})`;
}

function endOf(reading: Reading, sign: string, from: number): number {
  const end = reading.source.indexOf(sign, from);
  if (end < 0) throw new OpenQuote(reading.at);
  return end;
}

function endOfBrackets({ source, at }: Reading, [open, close]: string): number {
  let depth = 0;
  for (let place = at + 1; place < source.length; place++) {
    if (source[place] === open) depth++;
    else if (source[place] === close && --depth === 0) return place;
  }
  throw new OpenQuote(at);
}

function skip(reading: Reading, pattern: RegExp): string | null {
  const found = matchAt(pattern, reading.source, reading.at);
  reading.at += found?.length ?? 0;
  return found;
}

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}
