import { replaceFormulas } from '#lib/render/formulas-in-html.ts';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const MEDIA_TAG = /<(?:img|audio|video) /;
/** Pictures stand for their description, what plays for its name. */
const MEDIA =
  /<img (?:[^<>"]|"[^"]*")*?alt="([^"]*)"[^>]*>|<(?:audio|video) (?:[^<>"]|"[^"]*")*?aria-label="([^"]*)"[^>]*>/g;

/** What ends or begins within a line right beside a sign parts no words. */
const INLINE = 'a|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u';
const BEFORE_SIGN = new RegExp(
  `(?<!</(?:${INLINE})>)(?:</(?:${INLINE})>)+(?=[.,;:!?»)\\]](?:[\\s<]|$))`,
  'g',
);
/** Most sides have nothing of the kind, and to look for all of it in each takes a third of the time. */
const SIGN_BEFORE_TAG = /[(«[]</;
const AFTER_SIGN = new RegExp(`([(«[])(?:<(?:${INLINE})(?:\\s[^>]*)?>)+`, 'g');
/** But for a single space, which is as it is to be. */
const SPACES = /\s\s+|[^\S ]/g;

/** The text of clean HTML as our renderer writes it, on one line: for lists, searches and logs, not for display as HTML. */
export function textOfHtml(html: string): string {
  const [tagged, rest] = partedAtLastTag(replaceFormulas(html, (tex) => tex));
  const marked = withWordsOfMedia(tagged).replace(BEFORE_SIGN, '');
  const apart = SIGN_BEFORE_TAG.test(marked) ? marked.replace(AFTER_SIGN, '$1') : marked;
  return decoded(apart.replace(/<[^>]*>/g, ' ') + rest)
    .replace(SPACES, ' ')
    .trim();
}

const LINE_END = /<[bh]r\b[^>]*>|<\/?(?:p|li|pre|tr|h[1-6]|div|summary|dt|dd|blockquote)\b[^>]*>/g;

/** Behind the last tag no sign that opens one is looked at: each would be looked at to the end. */
function partedAtLastTag(html: string): [tagged: string, rest: string] {
  const end = html.lastIndexOf('>') + 1;
  return [html.slice(0, end), html.slice(end)];
}

/** The text of clean HTML with its lines: one for a paragraph, an item, a row of a table, a line of code. For comparing texts. */
export function linesOfHtml(html: string): string {
  const [tagged, rest] = partedAtLastTag(replaceFormulas(html, (tex) => tex));
  const lines = withWordsOfMedia(tagged)
    .replace(LINE_END, '\n')
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<[^>]*>/g, '');
  return decoded(lines + rest)
    .replace(/(?<![^\S\n])[^\S\n]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function withWordsOfMedia(html: string): string {
  return MEDIA_TAG.test(html) ? html.replace(MEDIA, ' $1$2 ') : html;
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, decode);
}

function decode(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
