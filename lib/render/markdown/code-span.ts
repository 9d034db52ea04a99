import type { CodeSpan, Text } from '#lib/render/markdown/tree.ts';

/** Reads code spans of one text, and remembers which runs of backticks find no partner, so that none is looked for twice. */
export class CodeSpanReader {
  private readonly text: string;
  /** Where the last run of each length begins. */
  private lastRuns: Map<number, number> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The code span that begins with the run of backticks at `from`, or that run as text. */
  read(from: number): CodeSpan | Text {
    const open = endOfRun(this.text, from);
    const length = open - from;
    const close = this.findRun(open, length);
    if (close < 0) return { kind: 'text', from, to: open, value: this.text.slice(from, open) };
    return {
      kind: 'code-span',
      from,
      to: close + length,
      value: trimCode(this.text.slice(open, close)),
    };
  }

  private findRun(from: number, length: number): number {
    this.lastRuns ??= findLastRuns(this.text);
    if ((this.lastRuns.get(length) ?? -1) < from) return -1;
    let at = this.text.indexOf('`', from);
    while (at >= 0) {
      const end = endOfRun(this.text, at);
      if (end - at === length) return at;
      at = this.text.indexOf('`', end);
    }
    return -1;
  }
}

function endOfRun(text: string, from: number): number {
  let end = from;
  while (text.charCodeAt(end) === 96) end++;
  return end;
}

function findLastRuns(text: string): Map<number, number> {
  const runs = new Map<number, number>();
  for (let at = text.indexOf('`'); at >= 0; ) {
    const end = endOfRun(text, at);
    runs.set(end - at, at);
    at = text.indexOf('`', end);
  }
  return runs;
}

function trimCode(raw: string): string {
  const code = raw.replaceAll('\n', ' ');
  const isPadded = code.startsWith(' ') && code.endsWith(' ') && /[^ ]/.test(code);
  return isPadded ? code.slice(1, -1) : code;
}
