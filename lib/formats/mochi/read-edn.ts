import { withoutHalves } from '#lib/shared/foreign-json.ts';
import { brokenData, type Datum, MOST_DEPTH } from './datum.ts';

/** Reads one value of EDN (https://github.com/edn-format/edn). Throws `unreadable-file` with the line. */
export function readEdn(text: string, entry: string): Datum {
  return new EdnReading(text, entry).whole();
}

const ENDS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '#{': '}' };

const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ newline: '\n', return: '\r', space: ' ', tab: '\t', formfeed: '\f', backspace: '\b' },
};

class EdnReading {
  readonly #text: string;
  readonly #entry: string;
  #at = 0;

  constructor(text: string, entry: string) {
    this.#text = text;
    this.#entry = entry;
  }

  whole(): Datum {
    const value = this.#value(0);
    this.#skip(0);
    if (this.#at < this.#text.length) throw this.#broken('something follows the end');
    return value;
  }

  #value(depth: number): Datum {
    if (depth > MOST_DEPTH) throw this.#broken('it is nested too deeply');
    this.#skip(depth);
    const sign = this.#text[this.#at];
    if (sign === undefined) throw this.#broken('it ends too early');
    if (sign === '"') return this.#string();
    if (sign === '\\') return this.#character();
    if (sign === '#') return this.#dispatched(depth);
    if (sign === '{') return this.#map(depth);
    if (sign === '[' || sign === '(') return this.#list(sign, depth);
    return this.#atom();
  }

  #dispatched(depth: number): Datum {
    if (this.#text[this.#at + 1] === '{') return this.#list('#{', depth);
    this.#at += 1;
    const tag = this.#match(/[^\s,()[\]{}"]*/y);
    const value = this.#value(depth + 1);
    return tag === 'inst' && typeof value === 'string' ? Date.parse(value) : value;
  }

  #list(begin: string, depth: number): Datum[] {
    const list: Datum[] = [];
    this.#at += begin.length;
    while (!this.#ends(ENDS[begin] as string, depth)) list.push(this.#value(depth + 1));
    return list;
  }

  #map(depth: number): Datum {
    const map = new Map<string, Datum>();
    this.#at += 1;
    while (!this.#ends('}', depth)) {
      const key = this.#value(depth + 1);
      map.set(String(key), this.#value(depth + 1));
    }
    return map;
  }

  #ends(end: string, depth: number): boolean {
    this.#skip(depth);
    if (this.#text[this.#at] !== end) return false;
    this.#at += 1;
    return true;
  }

  #string(): string {
    const whole = this.#match(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y);
    if (whole === '') throw this.#broken('a quote is never closed');
    const text = whole.slice(1, -1).replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/gi, (_, code, sign) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return ESCAPED[sign] ?? sign;
    });
    return withoutHalves(text);
  }

  #character(): string {
    const name = this.#match(/\\(?:[a-z]+|u[0-9a-fA-F]{4}|[\s\S])/y).slice(1);
    if (/^u[0-9a-fA-F]{4}$/.test(name))
      return withoutHalves(String.fromCharCode(Number.parseInt(name.slice(1), 16)));
    return CHARACTERS[name] ?? name;
  }

  /** Keywords and symbols are texts; a namespace stays with its name. */
  #atom(): Datum {
    const word = this.#match(/[^\s,()[\]{}";]+/y);
    if (word === '') throw this.#broken(`${this.#text[this.#at]} has no place here`);
    if (word === 'nil') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    if (/^[+-]?\d/.test(word)) return Number(word.replace(/[NM]$/, ''));
    return word.replace(/^::?/, '');
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const whole = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += whole.length;
    return whole;
  }

  /** Spaces, comments, and values that are to be passed over. */
  #skip(depth: number): void {
    for (;;) {
      this.#match(/(?:[\s,]|;[^\n]*)*/y);
      if (!this.#text.startsWith('#_', this.#at)) return;
      this.#at += 2;
      this.#value(depth + 1);
    }
  }

  #broken(reason: string) {
    const line = this.#text.slice(0, this.#at).split('\n').length;
    return brokenData(this.#entry, reason, { line });
  }
}

const ESCAPED: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', f: '\f', b: '\b' },
};
