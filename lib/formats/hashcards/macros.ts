/** Where hashcards looks for macros of formulas, at the root of a collection. */
export const HASHCARDS_MACROS = 'macros.tex';

/** What a macro stands for, by its name with the backslash; `#1` to `#9` in it stand for what follows in braces. */
export type Macros = ReadonlyMap<string, string>;

/** A line that is no macro. */
export interface UnreadMacro {
  /** From 1. */
  readonly line: number;
  /** What the line says. */
  readonly text: string;
}

/** The macros of a file: one a line, its name and after a space what it stands for; a line that begins with `%` says nothing. */
export function readMacros(text: string): { macros: Macros; unread: readonly UnreadMacro[] } {
  const macros = new Map<string, string>();
  const unread: UnreadMacro[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('%')) continue;
    const [, name = '', definition = ''] =
      /^\s*(\\(?:[A-Za-z@]+|[^A-Za-z\s]))\s+(.+)$/.exec(line) ?? [];
    if (name === '' || !isBalanced(definition)) unread.push({ line: at + 1, text: line.trim() });
    else macros.set(name, definition.trim());
  }
  return { macros, unread };
}

function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const [token] of tex.matchAll(TOKEN)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const TOKEN = /\\(?:[A-Za-z@]+|[\s\S])|[\s\S]/gu;

/** Code, which no formula is in; then formulas in pairs of dollars and in single ones. */
const CODE_OR_FORMULA =
  /^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\2(?!`)|\\[\s\S]|(\$\$)([\s\S]+?)\$\$|(\$)(?!\s)((?:\\[\s\S]|[^\\$])+?)\$/gmu;

/** A text in Markdown whose formulas have what their macros stand for in the place of those. Its lines stay as many. */
export function withMacros(markdown: string, macros: Macros): string {
  if (macros.size === 0) return markdown;
  return markdown.replace(CODE_OR_FORMULA, (whole, ...[, , double, block, single, inline]) => {
    const sign = (double ?? single) as string | undefined;
    if (sign === undefined) return whole;
    const tex = (block ?? inline) as string;
    return `${sign}${tex
      .split('\n')
      .map((line) => expanded(line, macros))
      .join('\n')}${sign}`;
  });
}

const MOST_STEPS = 500;
const LONGEST = 10_000;

/** One that never ends, or grows beyond all bounds, stays as it was written. */
function expanded(tex: string, macros: Macros): string {
  const rest = tokensOf(tex).reverse();
  const done: string[] = [];
  let steps = 0;
  while (rest.length > 0) {
    const token = rest.pop() as string;
    const definition = macros.get(token);
    const args = definition === undefined ? null : takeArguments(rest, placesIn(definition));
    if (definition === undefined || args === null) {
      done.push(token);
      continue;
    }
    steps += 1;
    const put = tokensOf(filled(definition, args));
    if (steps > MOST_STEPS || rest.length + put.length > LONGEST) return tex;
    // A letter right after a name would be a part of it.
    const isLetter = /^[A-Za-z@]/.test(rest.at(-1) ?? '');
    if (isLetter && /^\\[A-Za-z@]/.test(put.at(-1) ?? '')) put.push(' ');
    for (const each of put.reverse()) rest.push(each);
  }
  return done.join('');
}

function tokensOf(tex: string): string[] {
  return tex.match(TOKEN) ?? [];
}

function placesIn(definition: string): number {
  return Math.max(0, ...[...definition.matchAll(/#([1-9])/g)].map(([, place]) => Number(place)));
}

function filled(definition: string, args: readonly string[]): string {
  return definition.replace(/#([1-9])/g, (_, place) => args[Number(place) - 1] ?? '');
}

/** Takes as many arguments off the end of the tokens that are left; null, and nothing taken, where there are not so many. */
function takeArguments(rest: string[], count: number): string[] | null {
  const before = [...rest];
  const args: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const arg = takeArgument(rest);
    if (arg === null) {
      rest.splice(0, rest.length, ...before);
      return null;
    }
    args.push(arg);
  }
  return args;
}

function takeArgument(rest: string[]): string | null {
  while (rest.at(-1) === ' ') rest.pop();
  const first = rest.pop();
  if (first !== '{') return first === '}' ? null : (first ?? null);
  let depth = 1;
  let arg = '';
  while (rest.length > 0) {
    const token = rest.pop() as string;
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (depth === 0) return arg;
    arg += token;
  }
  return null;
}
