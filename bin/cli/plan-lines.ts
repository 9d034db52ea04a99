import type { PlanCounts, PlanLine } from '#lib/library/types.ts';
import type { Call } from './command.ts';

/** The lines of a plan for people, and how many more there are. */
export function planText(
  { counts, lines }: { counts: PlanCounts; lines: readonly PlanLine[] },
  { words }: Call,
  nameOf: (file: string) => string,
): string {
  const changes = Object.entries(counts).filter(([action]) => action !== 'unchanged');
  const left = changes.reduce((sum, [, count]) => sum + count, 0) - lines.length;
  const shown = lines.map((line) => {
    const place = [line.path && nameOf(line.path), line.line].filter((part) => part !== null);
    const head = `${words.action[line.action]}  ${place.join(':') || line.deck}`;
    return line.prompt === '' ? head : `${head}  ${line.prompt}`;
  });
  if (left > 0) shown.push(words.moreLines(left));
  shown.push(words.planSummary(counts));
  return `${shown.join('\n')}\n`;
}
