import { replaceFormulas } from '#lib/render/formulas-in-html.ts';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Pictures stand for their description, what plays for its name. */
const MEDIA = /<img [^>]*?alt="([^"]*)"[^>]*>|<(?:audio|video) [^>]*?aria-label="([^"]*)"[^>]*>/g;

/** What ends or begins within a line right beside a sign parts no words. */
const INLINE = 'a|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u';
const BEFORE_SIGN = new RegExp(`(?:</(?:${INLINE})>)+(?=[.,;:!?»)\\]](?:[\\s<]|$))`, 'g');
const AFTER_SIGN = new RegExp(`([(«[])(?:<(?:${INLINE})(?:\\s[^>]*)?>)+`, 'g');
/** But for a single space, which is as it is to be. */
const SPACES = /\s\s+|[^\S ]/g;

/** The text of clean HTML as our renderer writes it, on one line: for lists, searches and logs, not for display as HTML. */
export function textOfHtml(html: string): string {
  return replaceFormulas(html, (tex) => tex)
    .replace(MEDIA, ' $1$2 ')
    .replace(BEFORE_SIGN, '')
    .replace(AFTER_SIGN, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, decode)
    .replace(SPACES, ' ')
    .trim();
}

/** The text of clean HTML with its lines: one for a paragraph, an item, a row of a table, a line of code. For comparing texts. */
export function linesOfHtml(html: string): string {
  return replaceFormulas(html, (tex) => tex)
    .replace(MEDIA, ' $1$2 ')
    .replace(/<br\b[^>]*>|<\/(?:p|li|pre|tr|h[1-6]|div|summary|dt|dd|blockquote)>/g, '\n')
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, decode)
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function decode(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
