/** Longer texts are not taken apart. */
const MOST_CHARACTERS = 50_000;

/** What means something only as a whole: formulas, sounds. */
const WHOLES = [
  /\\\([\s\S]*?\\\)/,
  /\\\[[\s\S]*?\\\]/,
  /<anki-mathjax\b[\s\S]*?<\/anki-mathjax>/,
  /\[latex\][\s\S]*?\[\/latex\]/,
  /\[\$\$?\][\s\S]*?\[\/\$\$?\]/,
  /\[sound:[^\]\n]*\]/,
];
const COMMENT = /<!--[\s\S]*?-->/;
const TAG = /<[a-z/!](?:"[^"]*"|'[^']*'|[^'"<>]){0,2000}>/;
const MARKUP = [COMMENT, TAG, /&(?:#x?)?[0-9a-z]{1,40};/, /\{\{c\d+(?:,\d+)*::/, /\}\}/, /::/];
/** Scripts without spaces: each sign by itself. */
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD = /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/u;

const TOKEN = new RegExp(
  [...WHOLES, ...MARKUP, SIGN, WORD, /\s+/, /[\s\S]/].map(({ source }) => source).join('|'),
  'giu',
);
const WHOLE = new RegExp(`^(?:${WHOLES.map(({ source }) => source).join('|')})$`, 'i');

/**
 * The text of a field in pieces that are no smaller than sense allows: words, white space, signs, and whole tags, entities, formulas and
 * braces of holes. Together they are the text. Null for one that is too long.
 */
export function tokensOf(text: string): readonly string[] | null {
  return text.length > MOST_CHARACTERS ? null : (text.match(TOKEN) ?? []);
}

const BREAK =
  /^<\/?(?:blockquote|br|dd|div|dl|dt|h[1-6]|hr|img|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)\b/i;

/** Whether what stands to both sides of a token can be changed apart: of a word, a formula, a break of the line; not of a space, a stop or bold. */
export function separates(token: string): boolean {
  if (/^[<&{]/.test(token) && token.length > 1) return BREAK.test(token) || WHOLE.test(token);
  return /^[\p{L}\p{N}]/u.test(token) || WHOLE.test(token);
}

const EMPTY = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Whether every element is closed where it was opened, and every hole. */
export function isBalanced(tokens: readonly string[]): boolean {
  const open: string[] = [];
  let holes = 0;
  for (const token of tokens) {
    if (token.startsWith('{{c')) holes++;
    if (token === '}}') holes = Math.max(0, holes - 1);
    const [, slash, name = ''] = /^<(\/?)([a-z][^\s/>]*)/i.exec(token) ?? [];
    const element = name.toLowerCase();
    if (element === '' || WHOLE.test(token) || EMPTY.has(element) || token.endsWith('/>')) continue;
    if (slash !== '/') open.push(element);
    else if (open.pop() !== element) return false;
  }
  return open.length === 0 && holes === 0;
}
