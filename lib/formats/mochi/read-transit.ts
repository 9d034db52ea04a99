import { parseForeignJson } from '#lib/shared/foreign-json.ts';
import { brokenData, type Datum, MOST_DEPTH } from './datum.ts';

/**
 * Reads data in Transit's JSON (https://github.com/cognitect/transit-format), written verbosely, as Mochi writes it, or with its cache. Throws
 * `unreadable-file`.
 */
export function readTransit(json: string, entry: string): Datum {
  let parsed: unknown;
  try {
    parsed = parseForeignJson(json);
  } catch (error) {
    throw brokenData(entry, (error as Error).message);
  }
  return new TransitReading(entry).value(parsed, 0);
}

type Json = unknown;

const CACHED_CODES = 44;
const FIRST_CODE = 48;
const MOST_CACHED = CACHED_CODES * CACHED_CODES;

class TransitReading {
  readonly #entry: string;
  #cache: string[] = [];

  constructor(entry: string) {
    this.#entry = entry;
  }

  value(json: Json, depth: number): Datum {
    if (depth > MOST_DEPTH) throw brokenData(this.#entry, 'it is nested too deeply');
    if (typeof json === 'string') return scalar(this.#written(json, false));
    if (Array.isArray(json)) return this.#array(json, depth);
    if (json !== null && typeof json === 'object') return this.#object(json, depth);
    return json as Datum;
  }

  #array(json: readonly Json[], depth: number): Datum {
    const [first, second] = json;
    if (first === '^ ') return this.#map(pairs(json.slice(1)), depth);
    const tag = typeof first === 'string' ? this.#written(first, false) : '';
    if (tag.startsWith('~#') && json.length === 2) return this.#tagged(tag, second, depth);
    const [begin] = json;
    const rest = begin === undefined ? [] : json.slice(1);
    const head =
      begin === undefined
        ? []
        : [typeof begin === 'string' ? scalar(tag) : this.value(begin, depth + 1)];
    return [...head, ...rest.map((each) => this.value(each, depth + 1))];
  }

  #object(json: object, depth: number): Datum {
    const entries = Object.entries(json);
    const [only] = entries;
    if (entries.length === 1 && only?.[0].startsWith('~#')) {
      return this.#tagged(only[0], only[1], depth);
    }
    return this.#map(entries, depth);
  }

  #map(entries: Iterable<readonly [Json, Json]>, depth: number): Datum {
    const map = new Map<string, Datum>();
    for (const [key, value] of entries) {
      const name =
        typeof key === 'string' ? scalar(this.#written(key, true)) : this.value(key, depth + 1);
      map.set(String(name), this.value(value, depth + 1));
    }
    return map;
  }

  #tagged(tag: string, value: Json, depth: number): Datum {
    const read = this.value(value, depth + 1);
    if (tag !== '~#cmap') return read;
    return new Map(
      pairs(Array.isArray(read) ? read : []).map(([key, each]) => [String(key), each as Datum]),
    );
  }

  /** What a text stands for: itself, or one that came before. */
  #written(text: string, isKey: boolean): string {
    if (text[0] === '^' && text !== '^ ') {
      const at = cacheIndex(text);
      const cached = this.#cache[at];
      if (cached === undefined) throw brokenData(this.#entry, `${text} stands for nothing`);
      return cached;
    }
    const isCached = text.length > 3 && (isKey || /^~[#$:]/.test(text));
    if (isCached) {
      if (this.#cache.length >= MOST_CACHED) this.#cache = [];
      this.#cache.push(text);
    }
    return text;
  }
}

function cacheIndex(text: string): number {
  const low = text.charCodeAt(1) - FIRST_CODE;
  if (text.length === 2) return low;
  return low * CACHED_CODES + text.charCodeAt(2) - FIRST_CODE;
}

function pairs(list: readonly Json[]): (readonly [Json, Json])[] {
  const found: (readonly [Json, Json])[] = [];
  for (let at = 0; at + 1 < list.length; at += 2) found.push([list[at], list[at + 1]]);
  return found;
}

/** Marks of Transit before a text; those that are not known are left out. */
function scalar(text: string): Datum {
  if (text[0] !== '~') return text;
  const rest = text.slice(2);
  switch (text[1]) {
    case '~':
    case '^':
    case '`':
      return text.slice(1);
    case '?':
      return rest === 't';
    case '_':
      return null;
    case 'i':
    case 'n':
    case 'd':
    case 'f':
    case 'm':
      return Number(rest);
    case 't':
      return /^-?\d+$/.test(rest) ? Number(rest) : Date.parse(rest);
    default:
      return rest;
  }
}
