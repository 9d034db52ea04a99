/** A word of a command line; `to` is exclusive. */
export interface ShellWord {
  readonly from: number;
  readonly to: number;
  /** Without its quotes. */
  readonly text: string;
  readonly isQuoted: boolean;
}

/** The words of a line of shell, up to a pipe, a redirection or the like; null where a quote stays open. */
export function shellWords(line: string): readonly ShellWord[] | null {
  const words: ShellWord[] = [];
  for (let at = 0; at < line.length; ) {
    const sign = line[at] as string;
    if (/\s/.test(sign)) at++;
    else if (/[|;&>#]/.test(sign)) break;
    else {
      const to = endOfWord(line, at);
      if (to < 0) return null;
      const raw = line.slice(at, to);
      words.push({ from: at, to, text: raw.replace(/["']/g, ''), isQuoted: /["']/.test(raw) });
      at = to;
    }
  }
  return words;
}

/** Where the word ends that begins here; -1 where a quote stays open. */
function endOfWord(line: string, from: number): number {
  let at = from;
  while (at < line.length && !/[\s|;&>]/.test(line[at] as string)) {
    const sign = line[at] as string;
    if (sign === '<') at = closing(line, at, '>', true);
    else if (sign === '"' || sign === "'") at = closing(line, at, sign, false);
    else at += sign === '\\' ? 2 : 1;
    if (at < 0) return -1;
  }
  return Math.min(at, line.length);
}

/** Behind the sign that closes; a `<` that nothing closes is a redirection. */
function closing(line: string, from: number, sign: string, isOptional: boolean): number {
  const to = line.indexOf(sign, from + 1);
  if (to < 0) return isOptional ? from + 1 : -1;
  return to + 1;
}
