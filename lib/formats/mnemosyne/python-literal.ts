import { withoutHalves } from '#lib/shared/foreign-json.ts';

/** A value that Python wrote down: lists and tuples are arrays. */
export type PythonValue =
  | null
  | boolean
  | number
  | string
  | readonly PythonValue[]
  | ReadonlyMap<PythonValue, PythonValue>;

const MOST_SIGNS = 1_000_000;
const MOST_DEPTH = 20;

/** Reads what Python's `repr` makes of plain values; `undefined` for anything else. Nothing is run. */
export function readPython(text: string): PythonValue | undefined {
  if (text.length > MOST_SIGNS) return undefined;
  const reading = new PythonReading(text);
  try {
    return reading.whole();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** The texts of a list; none where it is no list. */
export function textsOf(value: PythonValue | undefined): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is string => typeof each === 'string');
}

class NotPlain extends Error {}

const NAMES: Readonly<Record<string, null | boolean>> = { None: null, True: true, False: false };

class PythonReading {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): PythonValue {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw new NotPlain();
    return value;
  }

  #value(depth: number): PythonValue {
    if (depth > MOST_DEPTH) throw new NotPlain();
    this.#space();
    // Python 2 wrote its texts with a `u` before them.
    if (/^u['"]/.test(this.#text.slice(this.#at, this.#at + 2))) this.#at += 1;
    const sign = this.#text[this.#at];
    if (sign === '[' || sign === '(') return this.#list(sign === '[' ? ']' : ')', depth);
    if (sign === '{') return this.#map(depth);
    if (sign === "'" || sign === '"') return this.#string(sign);
    return this.#atom();
  }

  #list(end: string, depth: number): PythonValue[] {
    const list: PythonValue[] = [];
    this.#at += 1;
    while (!this.#ends(end)) {
      list.push(this.#value(depth + 1));
      this.#comma(end);
    }
    return list;
  }

  #map(depth: number): ReadonlyMap<PythonValue, PythonValue> {
    const map = new Map<PythonValue, PythonValue>();
    this.#at += 1;
    while (!this.#ends('}')) {
      const key = this.#value(depth + 1);
      this.#space();
      if (this.#text[this.#at] !== ':') throw new NotPlain();
      this.#at += 1;
      map.set(key, this.#value(depth + 1));
      this.#comma('}');
    }
    return map;
  }

  #ends(end: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== end) return false;
    this.#at += 1;
    return true;
  }

  #comma(end: string): void {
    this.#space();
    const sign = this.#text[this.#at];
    if (sign === ',') this.#at += 1;
    else if (sign !== end) throw new NotPlain();
  }

  #string(quote: string): string {
    const pattern =
      quote === "'" ? /'([^'\\]*(?:\\[\s\S][^'\\]*)*)'/y : /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y;
    const [whole, inner] = this.#match(pattern);
    this.#at += whole.length;
    return withoutHalves((inner ?? '').replace(ESCAPE, unescaped));
  }

  #atom(): PythonValue {
    const [whole] = this.#match(/[\w.+-]+/y);
    this.#at += whole.length;
    if (Object.hasOwn(NAMES, whole)) return NAMES[whole] ?? null;
    const number = Number(whole);
    if (!Number.isFinite(number)) throw new NotPlain();
    return number;
  }

  #match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) throw new NotPlain();
    return match;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}

const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([\s\S]))/gi;
const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };

function unescaped(_: string, two?: string, four?: string, eight?: string, sign?: string): string {
  const code = Number.parseInt(two ?? four ?? eight ?? '', 16);
  if (sign !== undefined) return SIGNS[sign] ?? sign;
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
