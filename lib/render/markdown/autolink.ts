import type { InlineParser } from '#lib/render/markdown/inline-parser.ts';
import type { Link } from '#lib/render/markdown/tree.ts';

const ANGLED_URL = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^ <>\p{Cc}]*)>/uy;
const ANGLED_MAIL =
  /<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>/y;
const WEB_START = /(?:https?:\/\/|www\.)/y;
const WEB_REST = /[^\s<]*/y;
const DOMAIN = /^(?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}_-]+|^[\p{L}\p{N}-]+(?=[:/]|$)/u;
const MAIL_BEFORE = /[a-zA-Z0-9.+_-]/;
const MAIL_DOMAIN = /@[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]+)+/y;
const MAX_LOCAL_PART = 64;

/** The link in angle brackets that begins at `from`. */
export function readAutolink(text: string, from: number): Link | null {
  ANGLED_URL.lastIndex = from;
  const url = ANGLED_URL.exec(text);
  if (url) return makeLink(url[1] ?? '', url[1] ?? '', [from, ANGLED_URL.lastIndex]);
  ANGLED_MAIL.lastIndex = from;
  const mail = ANGLED_MAIL.exec(text);
  return mail ? makeLink(`mailto:${mail[1]}`, mail[1] ?? '', [from, ANGLED_MAIL.lastIndex]) : null;
}

function makeLink(url: string, label: string, [from, to]: readonly [number, number]): Link {
  const children = [{ kind: 'text', from, to, value: label } as const];
  return { kind: 'link', url, title: '', from, to, children };
}

/** Turns an address that stands bare in the text into a link (https://github.github.com/gfm/#autolinks-extension-). */
export function readBareAddress(parser: InlineParser): boolean {
  if (isInsideLink(parser)) return false;
  const sign = parser.text[parser.at];
  return sign === '@' ? readMail(parser) : readWeb(parser, sign === ':');
}

function isInsideLink(parser: InlineParser): boolean {
  return parser.bracket?.kind === 'link' && parser.bracket.isActive;
}

/** At `www.`, or at the colon of `https://`, whose scheme was taken for text already. */
function readWeb(parser: InlineParser, isAtColon: boolean): boolean {
  const { text, at } = parser;
  const from = isAtColon ? startOfScheme(text, at) : at;
  WEB_START.lastIndex = from;
  const start = from < 0 ? null : WEB_START.exec(text);
  if (!start || !mayFollow(text[from - 1])) return false;
  const end = endOfAddress(text, from, WEB_START.lastIndex);
  if (end < 0 || !parser.takeBack(from)) return false;
  const label = text.slice(from, end);
  parser.add(makeLink(isAtColon ? label : `http://${label}`, label, [from, end]));
  return true;
}

function startOfScheme(text: string, colon: number): number {
  if (text.endsWith('https', colon) && text.startsWith('://', colon)) return colon - 5;
  return text.endsWith('http', colon) && text.startsWith('://', colon) ? colon - 4 : -1;
}

function mayFollow(before: string | undefined): boolean {
  return before === undefined || /[\s*_~(]/.test(before);
}

function endOfAddress(text: string, from: number, domainAt: number): number {
  WEB_REST.lastIndex = domainAt;
  const rest = WEB_REST.exec(text)?.[0] ?? '';
  const domain = DOMAIN.exec(rest)?.[0];
  if (!domain || /_/.test(domain.split('.').slice(-2).join(''))) return -1;
  if (text[from] === 'w' && domain === '') return -1;
  return trimAddress(text, from, domainAt + rest.length);
}

/** Leaves punctuation, an unmatched closing parenthesis and a character reference at the end outside. */
function trimAddress(text: string, from: number, to: number): number {
  let end = to;
  let surplus = countSurplus(text.slice(from, to));
  for (;;) {
    const last = text[end - 1] ?? '';
    if ('?!.,:*_~\'"'.includes(last)) end--;
    else if (last === ')' && surplus > 0) {
      end--;
      surplus--;
    } else if (last === ';') end -= lengthOfReference(text.slice(Math.max(from, end - 34), end));
    else return end;
  }
}

function countSurplus(address: string): number {
  let surplus = 0;
  for (const sign of address) {
    if (sign === ')') surplus++;
    else if (sign === '(') surplus--;
  }
  return surplus;
}

function lengthOfReference(text: string): number {
  return /&[A-Za-z0-9]+;$/.exec(text)?.[0].length ?? 1;
}

/** At the `@` of a mail address, whose first part was taken for text already. */
function readMail(parser: InlineParser): boolean {
  const { text, at } = parser;
  let from = at;
  while (from > 0 && at - from < MAX_LOCAL_PART && MAIL_BEFORE.test(text[from - 1] ?? '')) from--;
  MAIL_DOMAIN.lastIndex = at;
  const domain = from < at ? MAIL_DOMAIN.exec(text) : null;
  if (!domain) return false;
  const end = at + domain[0].length;
  if (/[_-]/.test(text[end - 1] ?? '') || !parser.takeBack(from)) return false;
  const label = text.slice(from, end);
  parser.add(makeLink(`mailto:${label}`, label, [from, end]));
  return true;
}
