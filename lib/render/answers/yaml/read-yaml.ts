import { type FlowReading, MOST_DEPTH, readFlow, YamlProblem } from './read-flow.ts';
import { plainScalar, type YamlValue, yamlMap } from './value.ts';

/** A piece of YAML, read; or the place where it is none, with line and column from 1. */
export type ReadYaml =
  | { readonly kind: 'value'; readonly value: YamlValue }
  | { readonly kind: 'problem'; readonly line: number; readonly column: number };

/** A line without its line end, with how far it is indented; `at` is where it begins in the text. */
interface Line {
  readonly at: number;
  readonly indent: number;
  readonly text: string;
}

interface Reading {
  readonly lines: Line[];
  next: number;
  /** How many collections are open. */
  depth: number;
}

/**
 * Reads one document of YAML: mappings, lists, scalars of all styles, comments. Anchors, aliases, tags and directives
 * are problems here: nobody types them as an answer.
 */
export function readYaml(source: string): ReadYaml {
  const lines = linesOf(source.replace(/\r\n?/g, '\n'));
  const reading: Reading = { lines, next: 0, depth: 0 };
  try {
    if (peek(reading)?.text === '---') reading.next++;
    const value = readNode(reading, 0);
    const left = peek(reading);
    if (left && left.text !== '...') throw new YamlProblem(left.at + left.indent);
    return { kind: 'value', value };
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    return { kind: 'problem', ...placeOf(source, error.at) };
  }
}

function placeOf(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function linesOf(source: string): Line[] {
  let at = 0;
  return source.split('\n').map((text) => {
    const line = { at, indent: /^ */.exec(text)?.[0].length ?? 0, text };
    at += text.length + 1;
    return line;
  });
}

/** The next line with something on it; null at the end. */
function peek(reading: Reading): Line | null {
  for (let line = reading.lines[reading.next]; line; line = reading.lines[reading.next]) {
    if (/[^ \t]/.test(line.text) && !/^[ \t]*#/.test(line.text)) return line;
    reading.next++;
  }
  return null;
}

/** The value that begins at the next line, where that is indented so far or farther; else null. */
function readNode(reading: Reading, least: number): YamlValue {
  const line = peek(reading);
  if (!line || line.indent < least) return null;
  if (line.text[line.indent] === '\t') throw new YamlProblem(line.at + line.indent);
  if (isItem(line)) return deeper(reading, line, readItems);
  if (readKey(line, line.indent)) return deeper(reading, line, readEntries);
  reading.next++;
  return readValue(reading, line, { from: line.indent, parent: least - 1 });
}

function deeper(
  reading: Reading,
  line: Line,
  read: (reading: Reading, indent: number) => YamlValue,
): YamlValue {
  if (reading.depth >= MOST_DEPTH) throw new YamlProblem(line.at + line.indent);
  reading.depth++;
  const value = read(reading, line.indent);
  reading.depth--;
  return value;
}

function isItem({ text, indent }: Line): boolean {
  return /^-(?:[ \t]|$)/.test(text.slice(indent));
}

function readItems(reading: Reading, indent: number): YamlValue[] {
  const items: YamlValue[] = [];
  for (let line = peek(reading); line?.indent === indent && isItem(line); line = peek(reading)) {
    const rest = line.text.slice(indent + 1);
    if (/^[ \t]*(?:#|$)/.test(rest)) {
      reading.next++;
      items.push(readNode(reading, indent + 1));
    } else if (/^[ \t]*[|>]/.test(rest)) {
      reading.next++;
      items.push(readValue(reading, line, { from: indent + 1, parent: indent }));
    } else {
      // What follows the dash stands as if it stood on a line of its own.
      const text = `${' '.repeat(indent + 1)}${rest}`;
      const inner = /^ */.exec(text)?.[0].length ?? 0;
      reading.lines[reading.next] = { at: line.at, indent: inner, text };
      items.push(readNode(reading, indent + 1));
    }
  }
  return items;
}

interface Key {
  readonly key: YamlValue;
  /** Where its value begins in the line. */
  readonly after: number;
}

function readEntries(reading: Reading, indent: number): YamlValue {
  const entries: [YamlValue, YamlValue][] = [];
  const start = peek(reading) as Line;
  for (let line: Line | null = start; line?.indent === indent; line = peek(reading)) {
    const found = readKey(line, indent);
    if (!found) throw new YamlProblem(line.at + indent);
    reading.next++;
    entries.push([found.key, readEntryValue(reading, line, { after: found.after, indent })]);
  }
  const map = yamlMap(entries);
  if (map === null) throw new YamlProblem(start.at + indent);
  return map;
}

function readEntryValue(
  reading: Reading,
  line: Line,
  { after, indent }: { readonly after: number; readonly indent: number },
): YamlValue {
  if (!/^[ \t]*(?:#|$)/.test(line.text.slice(after))) {
    return readValue(reading, line, { from: after, parent: indent });
  }
  const next = peek(reading);
  // A list under a key may stand as far to the left as the key.
  if (next?.indent === indent && isItem(next)) return readItems(reading, indent);
  return readNode(reading, indent + 1);
}

const PLAIN_KEY =
  /(?![-?:](?:[ \t]|$)|[[\]{},"'&*!|>%@`#])(?:[^:#]|:(?=[^ \t])|(?<=[^ \t])#)+?(?=[ \t]*:(?:[ \t]|$))/y;

/** The key with which a line begins, if it does. */
function readKey({ at, text }: Line, indent: number): Key | null {
  const isQuoted = /["']/.test(text[indent] ?? '');
  const end = /[ \t]*:(?=[ \t]|$)/y;
  if (isQuoted) {
    const reading: FlowReading = { text, at: indent, depth: 0 };
    const flow = readWithin(reading, at);
    end.lastIndex = reading.at;
    return flow && end.test(text) ? { key: flow.value, after: end.lastIndex } : null;
  }
  PLAIN_KEY.lastIndex = indent;
  const found = PLAIN_KEY.exec(text)?.[0];
  if (found === undefined) return null;
  end.lastIndex = indent + found.length;
  end.test(text);
  return { key: plainScalar(found.replace(/[ \t]+$/, '')), after: end.lastIndex };
}

/** A quoted text that goes on in the next line is no key. */
function readWithin(reading: FlowReading, at: number): { readonly value: YamlValue } | null {
  try {
    return readFlow(reading);
  } catch (error) {
    if (error instanceof YamlProblem && error.isCutOff) return null;
    throw error instanceof YamlProblem ? new YamlProblem(at + error.at) : error;
  }
}

interface ValuePlace {
  /** Where in its line the value begins. */
  readonly from: number;
  /** Lines that are indented farther may belong to it. */
  readonly parent: number;
}

/** A value that begins within a line. */
function readValue(reading: Reading, line: Line, { from, parent }: ValuePlace): YamlValue {
  const text = line.text.slice(from);
  const start = from + (/^[ \t]*/.exec(text)?.[0].length ?? 0);
  const block = /^[ \t]*([|>])([-+]?[1-9]?[-+]?)[ \t]*(?:[ \t]#.*)?$/.exec(text);
  if (block) return readBlock(reading, parent, { style: block[1], marks: block[2] ?? '' });
  const sign = line.text[start] ?? '';
  if (/[[{"']/.test(sign)) return readLongFlow(reading, line, { from: start, parent });
  if (/[&*!|>%@`,\]}]/.test(sign) || /^[?:-](?:[ \t]|$)/.test(line.text.slice(start))) {
    throw new YamlProblem(line.at + start);
  }
  return readPlain(reading, line, { from: start, parent });
}

function readPlain(reading: Reading, line: Line, { from, parent }: ValuePlace): YamlValue {
  let text = checkedPlain(line, from);
  for (let next = reading.lines[reading.next]; next; next = reading.lines[reading.next]) {
    const after = peekMore(reading, parent);
    if (!after || /[ \t]#/.test(line.text.slice(from))) break;
    const ends = reading.lines.indexOf(after) - reading.next;
    reading.next += ends + 1;
    text += (ends === 0 ? ' ' : '\n'.repeat(ends)) + checkedPlain(after, after.indent);
  }
  return plainScalar(text);
}

/** The next line that is not blank, where it is indented farther than `parent` and no comment. */
function peekMore({ lines, next }: Reading, parent: number): Line | null {
  const line = lines.slice(next).find(({ text }) => /[^ \t]/.test(text));
  return line && line.indent > parent && !/^[ \t]*#/.test(line.text) ? line : null;
}

/** A plain text without its comment. What looks like a key in it is a mistake. */
function checkedPlain({ at, text }: Line, from: number): string {
  const plain = text
    .slice(from)
    .replace(/(?:^|[ \t]+)#.*$/, '')
    .replace(/[ \t]+$/, '');
  const colon = plain.search(/:(?:[ \t]|$)/);
  if (colon >= 0) throw new YamlProblem(at + from + colon);
  return plain;
}

/** A collection or a quoted text, which may go on for lines. */
function readLongFlow(reading: Reading, line: Line, { from, parent }: ValuePlace): YamlValue {
  let text = line.text.slice(from);
  for (;;) {
    const flow: FlowReading = { text, at: 0, depth: 0 };
    try {
      const value = readFlow(flow)?.value ?? null;
      const rest = /[^ \t]/.exec(text.slice(flow.at).replace(/^[ \t]+#.*$|^[ \t]+$/, ''));
      if (rest) throw new YamlProblem(flow.at);
      return value;
    } catch (error) {
      if (!(error instanceof YamlProblem)) throw error;
      const next = reading.lines[reading.next];
      const goesOn =
        next &&
        (!/[^ \t]/.test(next.text) || next.indent > parent || /^[ \t]*[\]}]/.test(next.text));
      if (!error.isCutOff || !goesOn) throw new YamlProblem(line.at + from + error.at);
      text += `\n${next.text}`;
      reading.next++;
    }
  }
}

/** A text of lines: `|` keeps their ends, `>` makes spaces of them. */
function readBlock(
  reading: Reading,
  parent: number,
  { style, marks }: { readonly style: string | undefined; readonly marks: string },
): string {
  const isOf = (line: Line | undefined) =>
    line && (!/[^ \t]/.test(line.text) || line.indent > parent);
  const from = reading.next;
  while (isOf(reading.lines[reading.next])) reading.next++;
  const block = reading.lines.slice(from, reading.next);
  const told = /[1-9]/.exec(marks)?.[0];
  const first = block.find(({ text }) => /[^ \t]/.test(text));
  const indent = told ? Math.max(parent, 0) + Number(told) : (first?.indent ?? 0);
  const lines = block.map(({ text }) => text.slice(indent));
  while (lines.length > 0 && lines.at(-1) === '' && !marks.includes('+')) lines.pop();
  // The text ends where the source does, so the last line has an end only where another follows.
  if (marks.includes('+') && lines.at(-1) === '' && reading.next >= reading.lines.length)
    lines.pop();
  const text = style === '|' ? lines.join('\n') : foldLines(lines);
  return marks.includes('-') || lines.length === 0 ? text : `${text}\n`;
}

function foldLines(lines: readonly string[]): string {
  const isMore = (line: string | undefined) => /^[ \t]/.test(line ?? '');
  let text = '';
  let blanks = 0;
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      blanks++;
      continue;
    }
    const before = lines.slice(0, index).findLast((each) => each !== '');
    const keeps = isMore(line) || isMore(before);
    if (before === undefined) text += '\n'.repeat(blanks);
    else if (blanks > 0) text += '\n'.repeat(blanks + (keeps ? 1 : 0));
    else text += keeps ? '\n' : ' ';
    text += line;
    blanks = 0;
  }
  return text + '\n'.repeat(blanks);
}
