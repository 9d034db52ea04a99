import type { DiffLine } from '#lib/bundle/text-diff.ts';
import type { PlanCounts, PlanLine } from '#lib/library/types.ts';
import type { Call } from './command.ts';

/** What is shown of a plan. */
export interface ShownPlan {
  readonly counts: PlanCounts;
  readonly lines: readonly PlanLine[];
}

type NameOf = (file: string) => string;

/** The lines of a plan for people, each with what differs, and how many more there are. */
export function planText({ counts, lines }: ShownPlan, call: Call, nameOf: NameOf): string {
  const { words } = call;
  const changes = Object.entries(counts).filter(([action]) => action !== 'unchanged');
  const left = changes.reduce((sum, [, count]) => sum + count, 0) - lines.length;
  const shown = lines.flatMap((line) => planLine(line, call, nameOf));
  if (left > 0) shown.push(words.moreLines(left));
  shown.push(words.planSummary(counts));
  return `${shown.join('\n')}\n`;
}

/** One note of a plan: its place, and below it what differs or what it may be. */
export function planLine(line: PlanLine, call: Call, nameOf: NameOf): string[] {
  const { words } = call;
  const place = placeOf(line, nameOf) || line.deck;
  const head = [`${words.action[line.action]}  ${place}`];
  if (line.prompt !== '') head.push(line.prompt);
  if (line.isTogether) head.push(words.together);
  if (line.from) head.push(words.movedFrom(placeOf(line.from, nameOf)));
  const candidates = (line.doubt?.candidates ?? [])
    .slice(0, 1)
    .flatMap((candidate) => [
      `${INDENT}${words.mayBe(placeOf(candidate, nameOf))}`,
      ...diffText(candidate.diff, call),
    ]);
  return [head.join('  '), ...diffText(line.diff, call), ...candidates];
}

const INDENT = '             ';
const SIGNS = { removed: '-', added: '+', same: ' ' } as const;
const COLOURS = { removed: '\u001b[31m', added: '\u001b[32m', same: '' } as const;
const STRONG = { on: '\u001b[7m', off: '\u001b[27m' } as const;
const PLAIN = '\u001b[0m';

function diffText(diff: readonly DiffLine[], { colours = false }: Call): string[] {
  return diff.map(({ kind, parts }) => {
    const whole = parts.every(({ changed }) => changed);
    const text = parts.map((part) =>
      colours && part.changed && !whole ? `${STRONG.on}${part.text}${STRONG.off}` : part.text,
    );
    const line = `${SIGNS[kind]} ${text.join('')}`;
    return `${INDENT}${colours ? `${COLOURS[kind]}${line}${PLAIN}` : line}`.trimEnd();
  });
}

function placeOf(
  { path, line }: { readonly path: string | null; readonly line: number | null },
  nameOf: NameOf,
): string {
  return [path && nameOf(path), line].filter((part) => part !== null).join(':');
}
