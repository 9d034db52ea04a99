import { type Step, stepsBetween } from './list-steps.ts';

/** A piece of a line, and whether it is what differs. */
export interface DiffPart {
  readonly text: string;
  readonly changed: boolean;
}

/** A line of a difference: taken out, put in, or the same on both sides. */
export interface DiffLine {
  readonly kind: 'removed' | 'added' | 'same';
  readonly parts: readonly DiffPart[];
}

/** Same lines shown before and after a change. */
const AROUND = 1;
/** Longer differences are cut. */
const MOST_LINES = 40;

/**
 * What differs between two texts, line by line, and word by word within lines that were edited. Same lines show only
 * beside a change; at most 40 lines.
 */
export function textDiff(before: string, after: string): DiffLine[] {
  if (before === after) return [];
  const steps = stepsBetween(linesOf(before), linesOf(after));
  const lines = runsOf(steps).flatMap(({ same, removed, added }) =>
    same ? same.map(plain) : changedLines(removed, added),
  );
  return nearChanges(lines).slice(0, MOST_LINES);
}

/** A piece of a text that came, went or stayed. */
export interface WordDiffPart {
  readonly kind: DiffLine['kind'];
  readonly text: string;
}

/** What differs between two texts, word by word, in one flow: what went stands before what came in its place. */
export function wordDiff(before: string, after: string): WordDiffPart[] {
  const parts: WordDiffPart[] = [];
  let change = { removed: '', added: '' };
  const settle = () => {
    if (change.removed !== '') parts.push({ kind: 'removed', text: change.removed });
    if (change.added !== '') parts.push({ kind: 'added', text: change.added });
    change = { removed: '', added: '' };
  };
  for (const { same, removed, added } of runsOf(stepsBetween(wordsOf(before), wordsOf(after)))) {
    const text = same?.join('') ?? null;
    if (text === null) {
      change.removed += removed.join('');
      change.added += added.join('');
    } else if (change.removed + change.added !== '' && /^[^\S\n]+$/.test(text)) {
      // A space alone between two changes would tear them apart.
      change.removed += text;
      change.added += text;
    } else {
      settle();
      parts.push({ kind: 'same', text });
    }
  }
  settle();
  return parts;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
}

function plain(text: string): DiffLine {
  return { kind: 'same', parts: [{ text, changed: false }] };
}

interface Run {
  readonly same: readonly string[] | null;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Neighbouring lines that came or went belong together. */
function runsOf(steps: readonly Step[]): Run[] {
  const runs: { same: string[] | null; removed: string[]; added: string[] }[] = [];
  for (const { kind, text } of steps) {
    const last = runs.at(-1);
    const fits = last && (last.same !== null) === (kind === 'same');
    const run = fits ? last : { same: kind === 'same' ? [] : null, removed: [], added: [] };
    if (!fits) runs.push(run);
    if (kind === 'same') run.same?.push(text);
    else run[kind].push(text);
  }
  return runs;
}

/** Lines that were edited stand one under the other, with the words that differ. */
function changedLines(removed: readonly string[], added: readonly string[]): DiffLine[] {
  if (removed.length === 0 || added.length === 0) {
    return [
      ...removed.map((text) => whole('removed', text)),
      ...added.map((text) => whole('added', text)),
    ];
  }
  const steps = stepsBetween(wordsOf(removed.join('\n')), wordsOf(added.join('\n')));
  return [...sideOf(steps, 'removed'), ...sideOf(steps, 'added')];
}

function whole(kind: 'removed' | 'added', text: string): DiffLine {
  return { kind, parts: [{ text, changed: true }] };
}

function wordsOf(text: string): string[] {
  return text.match(/\n|[^\S\n]+|[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

function sideOf(steps: readonly Step[], kind: 'removed' | 'added'): DiffLine[] {
  const lines: { text: string; changed: boolean }[][] = [[]];
  for (const step of steps) {
    if (step.kind !== 'same' && step.kind !== kind) continue;
    if (step.text === '\n') {
      lines.push([]);
      continue;
    }
    const line = lines.at(-1) as { text: string; changed: boolean }[];
    const last = line.at(-1);
    const changed = step.kind !== 'same';
    if (last?.changed === changed) last.text += step.text;
    else line.push({ text: step.text, changed });
  }
  return lines.map((parts) => ({ kind, parts }));
}

function nearChanges(lines: readonly DiffLine[]): DiffLine[] {
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same');
  return lines.filter((_, at) => isNear(at));
}
