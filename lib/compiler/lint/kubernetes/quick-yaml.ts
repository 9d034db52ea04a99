/** `key: value`, `key:` or a bare value, with what stands before: indentation and dashes of lists. */
const LINE = /^( *)((?:- +)*)(?:([A-Za-z_][\w./-]*):(?: +(.*))?|(.+))$/;
/** A value that needs no thought: no quote, bracket, anchor, tag, block sign, comment, nor a colon that could begin a map. */
const PLAIN = /^[\w./~+<][\w./~+<>=@%,()!? -]*(?::[\w./][\w./~+=@%, -]*)*$/;
/** `{ a: b, c: d }` and `[a, b]` of plain words. */
const FLOW =
  /^(?:\{ ?(?:[\w./-]+: [\w./-]+(?:, [\w./-]+: [\w./-]+)*)? ?\}|\[ ?(?:[\w./-]+(?:, ?[\w./-]+)*)? ?\])$/;

interface Level {
  readonly indent: number;
  readonly isList: boolean;
  readonly keys: Set<string>;
}

/**
 * The leftmost keys of a block of YAML that is in order beyond doubt: maps and lists of plain words, each level indented further,
 * no key twice. Null where that is not plain to see; such a block may be in order all the same.
 */
export function quickKeys(text: string): ReadonlySet<string> | null {
  const first: Level = { indent: 0, isList: false, keys: new Set() };
  const levels: Level[] = [first];
  let mayDeepen = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (!read || !place(levels, read, mayDeepen)) return null;
    mayDeepen = read.opens;
  }
  return first.keys;
}

interface ReadLine {
  readonly indent: number;
  readonly isItem: boolean;
  /** Where what follows the dash begins. */
  readonly column: number;
  readonly key: string | null;
  readonly opens: boolean;
}

function readLine(line: string): ReadLine | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [, indent = '', dashes = '', key, value = '', bare] = match;
  if (key === undefined && (dashes === '' || bare === undefined)) return null;
  const said = key === undefined ? (bare ?? '') : value;
  if (said !== '' && !PLAIN.test(said) && !FLOW.test(said)) return null;
  if (said.endsWith(' ') || said.endsWith(':')) return null;
  // Lists in lists are for the parser.
  if (dashes.indexOf('-') !== dashes.lastIndexOf('-')) return null;
  return {
    indent: indent.length,
    isItem: dashes !== '',
    column: indent.length + dashes.length,
    key: key ?? null,
    opens: key !== undefined && said === '',
  };
}

/** Puts a line under the level that it belongs to; false where it fits none. */
function place(levels: Level[], line: ReadLine, mayDeepen: boolean): boolean {
  const { indent, isItem, column, key } = line;
  const top = levels[levels.length - 1] as Level;
  if (indent > top.indent) {
    if (!mayDeepen) return false;
    levels.push({ indent, isList: isItem, keys: new Set() });
  } else while ((levels[levels.length - 1] as Level).indent > indent) levels.pop();
  const level = levels[levels.length - 1] as Level;
  if (level.indent !== indent || level.isList !== isItem) return false;
  if (isItem) {
    if (key !== null) levels.push({ indent: column, isList: false, keys: new Set([key]) });
    return true;
  }
  if (key === null || level.keys.has(key)) return false;
  level.keys.add(key);
  return true;
}
