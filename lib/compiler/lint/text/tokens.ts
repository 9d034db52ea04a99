/** A run of letters, digits and underscores in a source, wherever it stands. */
export interface Token {
  readonly from: number;
  readonly to: number;
}

/** Longer tokens are no words: they are left out. */
const MAX_LENGTH = 64;

const LATIN = 1;
const CYRILLIC = 2;
const MIXED = LATIN | CYRILLIC;
const OTHER = 4;

/**
 * The tokens of a text: which there are, how often and where. A hash table over the text itself, filled in one pass over its
 * characters: most tokens are there many times, and are never cut out.
 */
export class TokenTable {
  /** Those that hold Latin and Cyrillic letters, in order. */
  readonly mixed: readonly Token[];
  private readonly text: string;
  /** By hash, the number of a token plus one; larger than there can be tokens. */
  private readonly slots: Int32Array;
  private readonly kinds: Kind[] = [];
  /** Where each token of the text begins, and which earlier one is the same, or -1. */
  private readonly starts: number[] = [];
  private readonly earlier: number[] = [];

  constructor(text: string) {
    this.text = text;
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(text.length / 2 + 2)));
    this.mixed = this.readText();
  }

  /** Whether a word is there as a whole token. */
  has(word: string): boolean {
    return this.kindOf(word) !== undefined;
  }

  /** Where a word stands as a whole token, in order. */
  placesOf(word: string): readonly number[] {
    const kind = this.kindOf(word);
    const places: number[] = [];
    for (let at = kind?.last ?? -1; at >= 0; at = this.earlier[at] as number) {
      places.push(this.starts[at] as number);
    }
    return places.reverse();
  }

  /** The different tokens of a length, in the order of their first places, and how often each is there. */
  *ofLength(least: number, most: number): Iterable<readonly [word: string, count: number]> {
    for (const { from, length, count } of this.kinds) {
      if (length >= least && length <= most) yield [this.text.slice(from, from + length), count];
    }
  }

  private readText(): Token[] {
    const { text } = this;
    const mixed: Token[] = [];
    let hash = 0;
    let scripts = 0;
    let from = 0;
    for (let at = 0; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : 0;
      const script = scriptOf(code);
      if (script !== 0) {
        hash = step(hash, code);
        scripts |= script;
        continue;
      }
      if (at > from && at - from <= MAX_LENGTH) {
        this.add({ from, to: at }, hash);
        if ((scripts & MIXED) === MIXED) mixed.push({ from, to: at });
      }
      from = at + 1;
      hash = 0;
      scripts = 0;
    }
    return mixed;
  }

  private add({ from, to }: Token, hash: number): void {
    const place = this.starts.length;
    const slot = this.slotOf(hash, this.text, { from, to });
    const known = this.kinds[(this.slots[slot] as number) - 1];
    this.starts.push(from);
    this.earlier.push(known ? known.last : -1);
    if (known) {
      known.last = place;
      known.count++;
    } else {
      this.slots[slot] = this.kinds.push({ from, length: to - from, hash, last: place, count: 1 });
    }
  }

  private kindOf(word: string): Kind | undefined {
    let hash = 0;
    for (let at = 0; at < word.length; at++) hash = step(hash, word.charCodeAt(at));
    const slot = this.slotOf(hash, word, { from: 0, to: word.length });
    return this.kinds[(this.slots[slot] as number) - 1];
  }

  /** The slot of a word that stands in a text; an empty one where it is not there yet. */
  private slotOf(hash: number, text: string, word: Token): number {
    const mask = this.slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const kind = this.kinds[(this.slots[slot] as number) - 1];
      if (!kind || (kind.hash === hash && this.isSame(kind, text, word))) return slot;
    }
  }

  private isSame({ from, length }: Kind, text: string, word: Token): boolean {
    if (length !== word.to - word.from) return false;
    for (let at = 0; at < length; at++) {
      if (this.text.charCodeAt(from + at) !== text.charCodeAt(word.from + at)) return false;
    }
    return true;
  }
}

/** Tokens that are the same. */
interface Kind {
  /** Where the first one begins. */
  readonly from: number;
  readonly length: number;
  readonly hash: number;
  /** The last one, by its number among all tokens. */
  last: number;
  count: number;
}

function step(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
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
