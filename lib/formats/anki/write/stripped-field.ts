import { SignFinder } from '#lib/shared/sign-finder.ts';

const MEDIA = /<(?:img|audio|video|source|object)\b/gi;
const NAMED_BY = /\b(?:src|data)=/gi;
const TAG = /<(!--|style|script)?/gi;
const ENDS: Readonly<Record<string, RegExp>> = {
  '!--': /-->/g,
  style: /<\/style>/gi,
  script: /<\/script>/gi,
};

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** A field without markup, in which names of media stay: what Anki compares when it looks for duplicates. */
export function strippedField(html: string): string {
  if (!html.includes('<')) return decodedText(html);
  return decodedText(withoutMarkup(withMediaNames(html)));
}

function decodedText(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, decoded);
}

const [CLOSE, DOUBLE, SINGLE] = [/>/g, /"/g, /'/g];

/** Tags that show or play a file become its name between spaces. */
function withMediaNames(html: string): string {
  const finder = new SignFinder(html);
  let text = '';
  let done = 0;
  for (let from = 0; ; ) {
    MEDIA.lastIndex = from;
    const tag = MEDIA.exec(html);
    if (!tag) return text + html.slice(done);
    from = MEDIA.lastIndex;
    const close = finder.endOf(CLOSE, from);
    if (close < 0) return text + html.slice(done);
    const named = nameIn(html, { from, close, finder });
    from = named?.end ?? close;
    if (!named) continue;
    text += `${html.slice(done, tag.index)} ${named.name} `;
    done = named.end;
  }
}

interface TagPlace {
  readonly from: number;
  /** Behind the first `>`; a name between quotes may hold one. */
  readonly close: number;
  readonly finder: SignFinder;
}

function nameIn(html: string, { from, close, finder }: TagPlace) {
  for (let begin = finder.endOf(NAMED_BY, from); begin >= 0 && begin < close; ) {
    const quote = html[begin];
    const closing = quote === '"' ? DOUBLE : quote === "'" ? SINGLE : null;
    const quoted = closing ? finder.endOf(closing, begin + 1) : -1;
    const whole = quoted < 0 ? bareAt(html, begin, close) : html.slice(begin, quoted);
    const end = whole === '' ? -1 : finder.endOf(CLOSE, begin + whole.length);
    if (end >= 0) return { name: quoted < 0 ? whole : whole.slice(1, -1), end };
    begin = finder.endOf(NAMED_BY, begin);
  }
  return null;
}

function bareAt(html: string, begin: number, close: number): string {
  const rest = html.slice(begin, close - 1);
  const space = rest.search(/\s/);
  return space < 0 ? rest : rest.slice(0, space);
}

function withoutMarkup(html: string): string {
  const finder = new SignFinder(html);
  let text = '';
  let done = 0;
  for (let from = 0; ; ) {
    TAG.lastIndex = from;
    const tag = TAG.exec(html);
    if (!tag) return text + html.slice(done);
    const end = endOfTag(finder, tag);
    // Without a `>` behind it, no other begins a tag either.
    if (end < 0) return text + html.slice(done);
    text += html.slice(done, tag.index);
    done = end;
    from = end;
  }
}

/** Comments, styles and scripts go with what is in them. */
function endOfTag(finder: SignFinder, { index, 1: name = '' }: RegExpExecArray): number {
  const pattern = ENDS[name.toLowerCase()];
  const close = finder.endOf(CLOSE, index + 1);
  if (!pattern || close < 0) return close;
  const isComment = pattern === ENDS['!--'];
  const end = finder.endOf(pattern, isComment ? index + 4 : close);
  return end < 0 ? close : end;
}

function decoded(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
