import { parseFragment } from 'parse5';

/** A named or numeric character reference, such as `&nbsp;` or `&#1046;`. */
export const REFERENCE = /&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/;

const named = new Map<string, string | null>();

/** The characters that a reference stands for; null where no such name exists. */
export function decodeReference(reference: string): string | null {
  if (reference[1] !== '#') return decodeNamed(reference);
  const hexadecimal = reference[2] === 'x' || reference[2] === 'X';
  const digits = reference.slice(hexadecimal ? 3 : 2, -1);
  return fromCodePoint(Number.parseInt(digits, hexadecimal ? 16 : 10));
}

function fromCodePoint(code: number): string {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || code > 0x10ffff || isSurrogate ? '\uFFFD' : String.fromCodePoint(code);
}

function decodeNamed(reference: string): string | null {
  const known = named.get(reference);
  if (known !== undefined) return known;
  const decoded = askHtmlParser(reference);
  // Bounded, because the names come from whoever wrote the text.
  if (named.size < 4096) named.set(reference, decoded);
  return decoded;
}

function askHtmlParser(reference: string): string | null {
  const node = parseFragment(reference).childNodes[0];
  const value = node && 'value' in node ? node.value : reference;
  // Old names count in HTML without their semicolon, which would then be left over.
  const whole = !value.endsWith(';') || reference === '&semi;';
  return whole ? value : null;
}
