import { RE2JS } from 're2js';

/** What is to be found, and what is to stand in its place. */
export interface ReplaceWish {
  readonly find: string;
  /** In a regular expression `$1`, `${name}` and `\1` stand for what a group found, `$$` for a dollar, `\n` for a line break. */
  readonly put: string;
  readonly isRegex: boolean;
  readonly matchesCase: boolean;
}

/** A place in a text, and what is to stand there. */
export interface ReplacePlace {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** Finds all places of a text, in order; none where it would stay as it is. */
export type Replacer = (text: string) => readonly ReplacePlace[];

/** What is wrong with a wish. */
export type WishProblem = 'nothing-to-find' | 'too-long' | 'bad-regex' | 'no-group';

/** A wish that was read, for plain text and for HTML, or what is wrong with it and where. */
export type ReadWish =
  | { readonly inText: Replacer; readonly inHtml: Replacer }
  | { readonly problem: WishProblem; readonly found: string };

/** The longest text to be found or put, in characters. */
export const LONGEST_WISH = 2000;

/**
 * Reads a wish. Regular expressions are those of RE2, so none runs for ever. In HTML what a mark is made of is no text, unless the
 * wish speaks of marks itself; and the signs that HTML writes otherwise are found and put as it writes them.
 */
export function readWish(wish: ReplaceWish): ReadWish {
  const { find, put, isRegex } = wish;
  if (find === '') return { problem: 'nothing-to-find', found: '' };
  if (find.length > LONGEST_WISH) return { problem: 'too-long', found: find };
  if (put.length > LONGEST_WISH) return { problem: 'too-long', found: put };
  return isRegex ? regexWish(wish) : plainWish(wish);
}

/** The text with what is to stand at these places. */
export function withPlaces(text: string, places: readonly ReplacePlace[]): string {
  let written = '';
  let from = 0;
  for (const { start, end, put } of places) {
    written += text.slice(from, start) + put;
    from = end;
  }
  return written + text.slice(from);
}

/** The places of a text that touch none of these spans of it. */
export function outside(
  places: readonly ReplacePlace[],
  text: string,
  spans: RegExp,
): readonly ReplacePlace[] {
  if (places.length === 0) return places;
  const taken = [...text.matchAll(spans)].map(({ index, 0: span }) => [index, index + span.length]);
  return places.filter(
    ({ start, end }) => !taken.some(([from = 0, to = 0]) => start < to && end > from),
  );
}

const MARKS = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>|&(?:#?\w+);/gi;
const TAGS = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi;

function plainWish({ find, put, matchesCase }: ReplaceWish): ReadWish {
  const flags = matchesCase ? 'gu' : 'giu';
  const inText = replacerOf(new RegExp(escaped(find), flags), put);
  if (speaksOfMarks(find) || speaksOfMarks(put)) return { inText, inHtml: inText };
  const pattern = [...find].map((sign) => IN_HTML[sign] ?? escaped(sign)).join('');
  const found = replacerOf(new RegExp(pattern, flags), [...put].map(htmlSign).join(''));
  return { inText, inHtml: (html) => outside(withoutPieces(found(html), html), html, TAGS) };
}

/** A place must not cut a reference such as `&nbsp;` in pieces. */
function withoutPieces(places: readonly ReplacePlace[], html: string): readonly ReplacePlace[] {
  if (places.length === 0) return places;
  const references = [...html.matchAll(/&#?\w+;/g)];
  return places.filter(({ start, end }) =>
    references.every(({ index, 0: { length } }) => {
      const isApart = end <= index || start >= index + length;
      return isApart || (start <= index && end >= index + length);
    }),
  );
}

function replacerOf(pattern: RegExp, put: string): Replacer {
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: found }) =>
      found === put ? [] : [{ start: index, end: index + found.length, put }],
    );
}

const IN_HTML: Readonly<Record<string, string>> = {
  '&': '(?:&amp;|&(?!#?\\w+;))',
  '<': '(?:&lt;|<)',
  '>': '(?:&gt;|>)',
  '"': '(?:&quot;|")',
  ' ': '(?:&nbsp;| )',
  '\u00a0': '(?:&nbsp;|\u00a0)',
};
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function htmlSign(sign: string): string {
  return SIGNS[sign] ?? sign;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function speaksOfMarks(text: string): boolean {
  return /<[/!a-z]|<\\?\/|&#?\w+;/i.test(text);
}

type Piece = { readonly text: string } | { readonly group: number | string };

function regexWish({ find, put, matchesCase }: ReplaceWish): ReadWish {
  const regex = regexOf(find, matchesCase);
  if (regex === null) return { problem: 'bad-regex', found: find };
  const pieces = piecesOf(put);
  const names = new Set(Object.keys(regex.namedGroups()));
  const isKnown = (group: number | string) =>
    typeof group === 'number' ? group <= regex.groupCount() : names.has(group);
  for (const piece of pieces) {
    if ('group' in piece && !isKnown(piece.group)) {
      return { problem: 'no-group', found: String(piece.group) };
    }
  }
  const inText: Replacer = (text) => placesOf(regex, text, pieces);
  if (speaksOfMarks(find) || speaksOfMarks(put)) return { inText, inHtml: inText };
  return { inText, inHtml: (html) => outside(inText(html), html, MARKS) };
}

function regexOf(find: string, matchesCase: boolean): RE2JS | null {
  try {
    return RE2JS.compile(find, RE2JS.MULTILINE | (matchesCase ? 0 : RE2JS.CASE_INSENSITIVE));
  } catch {
    return null;
  }
}

/** What fits without a single character is no place: it would be everywhere. */
function placesOf(regex: RE2JS, text: string, pieces: readonly Piece[]): ReplacePlace[] {
  const places: ReplacePlace[] = [];
  const matcher = regex.matcher(text);
  while (matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    const put = pieces
      .map((piece) => ('text' in piece ? piece.text : (matcher.group(piece.group) ?? '')))
      .join('');
    if (start < end && put !== text.slice(start, end)) places.push({ start, end, put });
  }
  return places;
}

const SPECIAL = /\$\$|\$\{(\w+)\}|\$(\d{1,3})|\\(\d)|\\([nt\\$])/g;
const WRITTEN: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', $: '$' };

function piecesOf(put: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index, 0: whole, 1: name, 2: number, 3: old, 4: sign } of put.matchAll(SPECIAL)) {
    pieces.push({ text: put.slice(from, index) });
    const group = name ?? number ?? old;
    if (group === undefined)
      pieces.push({ text: sign === undefined ? '$' : (WRITTEN[sign] ?? '') });
    else pieces.push({ group: /^\d+$/.test(group) ? Number(group) : group });
    from = index + whole.length;
  }
  pieces.push({ text: put.slice(from) });
  return pieces;
}
