import { unescapeMarkdown } from '#lib/render/markdown/unescape.ts';

/** Something read at an offset: its value, and the offset behind it. */
export interface Read<Value> {
  readonly value: Value;
  readonly end: number;
}

const MAX_PARENTHESES = 32;
const MAX_LABEL = 999;
const ANGLED = /<([^<>\n\\]*(?:\\.[^<>\n\\]*)*)>/y;
const TITLES: Readonly<Record<string, RegExp>> = {
  '"': /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y,
  "'": /'([^'\\]*(?:\\[\s\S][^'\\]*)*)'/y,
  '(': /\(([^()\\]*(?:\\[\s\S][^()\\]*)*)\)/y,
};
const LABEL = /\[([^[\]\\]*(?:\\[\s\S][^[\]\\]*)*)\]/y;

/** Reads the address of a link, in angle brackets or bare. */
export function readDestination(text: string, at: number): Read<string> | null {
  if (text[at] === '<') return readAngled(text, at);
  const end = endOfBareDestination(text, at);
  return end < 0 ? null : { value: unescapeMarkdown(text.slice(at, end)), end };
}

function readAngled(text: string, at: number): Read<string> | null {
  ANGLED.lastIndex = at;
  const match = ANGLED.exec(text);
  return match ? { value: unescapeMarkdown(match[1] ?? ''), end: ANGLED.lastIndex } : null;
}

function endOfBareDestination(text: string, from: number): number {
  let depth = 0;
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 127) break;
    if (code === 92 && at + 1 < text.length && text.charCodeAt(at + 1) > 32) at++;
    else if (code === 40 && ++depth > MAX_PARENTHESES) return -1;
    else if (code === 41 && --depth < 0) return at;
  }
  return depth > 0 ? -1 : at;
}

/** Reads a link's title in quotes or parentheses. */
export function readTitle(text: string, at: number): Read<string> | null {
  const pattern = TITLES[text[at] ?? ''];
  if (!pattern) return null;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match || /\n[ \t]*\n/.test(match[0])) return null;
  return {
    value: unescapeMarkdown((match[1] ?? '').replace(/\n[ \t]+/g, '\n')),
    end: pattern.lastIndex,
  };
}

/** Reads a label in brackets; the value is the text between them, as it is written. */
export function readLabel(text: string, at: number): Read<string> | null {
  LABEL.lastIndex = at;
  const match = LABEL.exec(
    text.length > at + MAX_LABEL + 2 ? text.slice(0, at + MAX_LABEL + 2) : text,
  );
  return match ? { value: match[1] ?? '', end: LABEL.lastIndex } : null;
}

/** The form in which labels are compared: case folded, white space collapsed. */
export function normaliseLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** Moves over white space, line ends included. */
export function skipWhitespace(text: string, at: number): number {
  let end = at;
  while (end < text.length && ' \t\n'.includes(text[end] ?? '')) end++;
  return end;
}
