import type { Finding } from '#lib/bundle/finding.ts';
import { LineIndex } from '#lib/compiler/line-index.ts';

/** A replacement that was made; offsets do not matter any more, the finding says where it was. */
export interface Mended {
  readonly finding: Finding;
  readonly before: string;
  readonly after: string;
}

/** A text with everything mended that has one sure fix. Of two fixes at one place the first is made. */
export interface MendedText {
  readonly text: string;
  readonly mended: readonly Mended[];
}

/** Makes the fixes of findings of one text. */
export function mendText(text: string, findings: readonly Finding[]): MendedText {
  const lines = new LineIndex(text);
  const mended: Mended[] = [];
  let done = '';
  let from = 0;
  for (const edit of editsIn(lines, findings)) {
    const before = text.slice(edit.from, edit.to);
    if (edit.from < from || before === edit.after) continue;
    done += text.slice(from, edit.from) + edit.after;
    from = edit.to;
    mended.push({ finding: edit.finding, before, after: edit.after });
  }
  return { text: done + text.slice(from), mended };
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly after: string;
  readonly finding: Finding;
}

function editsIn(lines: LineIndex, findings: readonly Finding[]): readonly Edit[] {
  const edits = findings.flatMap((finding): Edit[] => {
    const { line, column, endLine, endColumn, fix } = finding;
    if (fix === undefined) return [];
    const from = lines.offsetOf({ line, column });
    const to = lines.offsetOf({ line: endLine, column: endColumn });
    return [{ from, to, after: fix, finding }];
  });
  return edits.sort((one, other) => one.from - other.from || one.to - other.to);
}
