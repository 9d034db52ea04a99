import { plainScalar, type YamlValue, yamlMap } from './value.ts';

/** Thrown where a text is no YAML, with the index of the place. */
export class YamlProblem extends Error {
  readonly at: number;
  /** The text ended too early: more of it may mend it. */
  readonly isCutOff: boolean;
  constructor(at: number, isCutOff = false) {
    super('not YAML');
    this.at = at;
    this.isCutOff = isCutOff;
  }
}

/** A text, and how far it was read. */
export interface FlowReading {
  readonly text: string;
  at: number;
  /** How many collections are open. */
  depth: number;
}

/** Collections inside one another that are read. */
export const MOST_DEPTH = 60;

/** Reads `[…]`, `{…}` or a quoted text; null where none of them begins here. */
export function readFlow(reading: FlowReading): { readonly value: YamlValue } | null {
  switch (reading.text[reading.at]) {
    case '[':
      return { value: deeper(reading, readList) };
    case '{':
      return { value: deeper(reading, readMap) };
    case '"':
      return { value: readDouble(reading) };
    case "'":
      return { value: readSingle(reading) };
    default:
      return null;
  }
}

function deeper(reading: FlowReading, read: (reading: FlowReading) => YamlValue): YamlValue {
  if (reading.depth >= MOST_DEPTH) throw new YamlProblem(reading.at);
  reading.depth++;
  const value = read(reading);
  reading.depth--;
  return value;
}

function readList(reading: FlowReading): YamlValue {
  const items: YamlValue[] = [];
  reading.at++;
  for (;;) {
    skipBlank(reading);
    if (take(reading, ']')) return items;
    const item = readItem(reading);
    skipBlank(reading);
    // `[a: b]` is a list of one mapping.
    items.push(take(reading, ':') ? pairOf(reading, item) : item);
    endItem(reading, ']');
  }
}

function pairOf(reading: FlowReading, key: YamlValue): YamlValue {
  skipBlank(reading);
  const value = /[,\]]/.test(reading.text[reading.at] ?? '') ? null : readItem(reading);
  return yamlMap([[key, value]]);
}

function readMap(reading: FlowReading): YamlValue {
  const entries: [YamlValue, YamlValue][] = [];
  const start = reading.at++;
  for (;;) {
    skipBlank(reading);
    if (take(reading, '}')) break;
    const key = readItem(reading);
    skipBlank(reading);
    let value: YamlValue = null;
    if (take(reading, ':')) {
      skipBlank(reading);
      if (!/[,}]/.test(reading.text[reading.at] ?? '')) value = readItem(reading);
    }
    entries.push([key, value]);
    endItem(reading, '}');
  }
  const map = yamlMap(entries);
  if (map === null) throw new YamlProblem(start);
  return map;
}

/** A comma, or the end of the collection, which is left there. */
function endItem(reading: FlowReading, end: string): void {
  skipBlank(reading);
  if (take(reading, ',') || reading.text[reading.at] === end) return;
  throw new YamlProblem(reading.at, reading.at >= reading.text.length);
}

function readItem(reading: FlowReading): YamlValue {
  const flow = readFlow(reading);
  if (flow) return flow.value;
  const from = reading.at;
  while (reading.at < reading.text.length && !endsPlain(reading)) reading.at++;
  const text = reading.text.slice(from, reading.at).replace(/[ \t\n]+$/, '');
  if (reading.at >= reading.text.length) throw new YamlProblem(reading.at, true);
  if (text === '' || /^[&*!|>%@`#]/.test(text)) throw new YamlProblem(from);
  return plainScalar(text.replace(/[ \t]*\n[ \t\n]*/g, ' '));
}

function endsPlain({ text, at }: FlowReading): boolean {
  const sign = text[at] as string;
  if (/[,[\]{}]/.test(sign)) return true;
  if (sign === ':') return /[ \t\n,[\]{}]|^$/.test(text[at + 1] ?? '');
  return sign === '#' && /[ \t\n]/.test(text[at - 1] ?? ' ');
}

function readSingle(reading: FlowReading): string {
  const found = /'((?:[^']|'')*)'/y;
  found.lastIndex = reading.at;
  const match = found.exec(reading.text);
  if (!match) throw new YamlProblem(reading.at, true);
  reading.at += match[0].length;
  return fold(match[1]?.replaceAll("''", "'") ?? '');
}

const ESCAPES: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1B',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00A0',
  L: '\u2028',
  P: '\u2029',
};
const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|\n[ \t]*|([\s\S]))/giu;

function readDouble(reading: FlowReading): string {
  const found = /"((?:[^"\\]|\\[\s\S])*)"/y;
  found.lastIndex = reading.at;
  const match = found.exec(reading.text);
  if (!match) throw new YamlProblem(reading.at, true);
  const start = reading.at + 1;
  reading.at += match[0].length;
  return fold(match[1] ?? '').replace(ESCAPE, (_, x, u, long, letter, place) => {
    const code = x ?? u ?? long;
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    const meant = letter === undefined ? '' : ESCAPES[letter];
    if (meant === undefined) throw new YamlProblem(start + place);
    return meant;
  });
}

/** Lines of a quoted text: one end of a line is a space, several are one fewer ends. */
function fold(text: string): string {
  if (!text.includes('\n')) return text;
  return text.replace(/(?<!\\)[ \t]*\n(?:[ \t]*\n)*[ \t]*/g, (ends) => {
    const count = ends.split('\n').length - 1;
    return count === 1 ? ' ' : '\n'.repeat(count - 1);
  });
}

function skipBlank(reading: FlowReading): void {
  const blank = /(?:[ \t\n]|(?<=^|[ \t\n])#[^\n]*)*/y;
  blank.lastIndex = reading.at;
  reading.at += blank.exec(reading.text)?.[0].length ?? 0;
}

function take(reading: FlowReading, sign: string): boolean {
  if (reading.text[reading.at] !== sign) return false;
  reading.at++;
  return true;
}
