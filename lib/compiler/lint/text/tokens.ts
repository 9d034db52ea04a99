/** A run of letters, digits and underscores in a source, wherever it stands. */
export interface Token {
  readonly from: number;
  readonly to: number;
  /** Whether it holds Latin and Cyrillic letters. */
  readonly isMixed: boolean;
}

const LATIN = 1;
const CYRILLIC = 2;
const OTHER = 4;

/** Hands each token of a text to `visit`, in order: one pass over the characters. */
export function visitTokens(
  text: string,
  visit: (from: number, to: number, mixed: boolean) => void,
) {
  let from = -1;
  let scripts = 0;
  for (let at = 0; at < text.length; at++) {
    const script = scriptOf(text.charCodeAt(at));
    if (script !== 0) {
      if (from < 0) from = at;
      scripts |= script;
    } else if (from >= 0) {
      visit(from, at, (scripts & 3) === 3);
      from = -1;
      scripts = 0;
    }
  }
  if (from >= 0) visit(from, text.length, (scripts & 3) === 3);
}

function scriptOf(code: number): number {
  if (code < 128) return scriptOfAscii(code);
  if (code >= 0x400 && code <= 0x52f) return CYRILLIC;
  if (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) return LATIN;
  return code > 0x24f && (code < 0x2000 || code > 0x303f) ? OTHER : 0;
}

function scriptOfAscii(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return LATIN;
  return (code >= 48 && code <= 57) || code === 95 ? OTHER : 0;
}

/** How often each token of a text occurs, by its first place. */
export interface TokenTable {
  readonly counts: ReadonlyMap<string, number>;
  readonly mixed: readonly Token[];
}

/** Longer tokens are no words. */
const MAX_LENGTH = 64;

/** Counts the tokens of a text. */
export function countTokens(text: string): TokenTable {
  const counts = new Map<string, number>();
  const mixed: Token[] = [];
  visitTokens(text, (from, to, isMixed) => {
    if (to - from > MAX_LENGTH) return;
    const token = text.slice(from, to);
    counts.set(token, (counts.get(token) ?? 0) + 1);
    if (isMixed) mixed.push({ from, to, isMixed });
  });
  return { counts, mixed };
}
