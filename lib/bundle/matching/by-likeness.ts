import { alikePairs } from '../alike-pairs.ts';
import { assign } from '../assign.ts';
import type { BundleNote } from '../bundle.ts';
import type { ExistingNote } from '../existing.ts';
import { isPartly, partsOf, placesOf } from '../note-parts.ts';
import { similarity } from '../trigrams.ts';
import { ask, families, type Group, keysAgree, type Open, settle } from './open-notes.ts';

/** Notes at least so alike are one note, edited. */
const SAME_FROM = 0.9;
/** Notes at least so alike may be one note: a person decides. */
const DOUBTFUL_FROM = 0.6;
/** Of two candidates whose likeness differs by less than this neither is the better one. */
const TOO_CLOSE = 0.02;

/** Of more candidates than these with one prompt only some are compared, and only some are shown. */
const MOST_COMPARED = 100;
const MOST_CANDIDATES = 8;

/** Pairs off what is clearly alike within a group. */
export function settleAlike(open: Open, group: Group): void {
  const pairs = pairsOf(open, group, SAME_FROM);
  for (const { note, existing } of clearPairs(pairs)) settle(open, note, existing);
}

/** What is left: alike notes are one note. */
export function settleSure(open: Open, archived: boolean): void {
  for (const group of families(open, archived)) {
    const pairs = pairsOf(open, group, SAME_FROM);
    for (const { note, existing } of clearPairs(pairs)) settle(open, note, existing);
  }
}

/**
 * A note that was split, or joined with another: all parts of the one ask for what parts of the other ask for, and its text stands
 * mostly in the other. The likest keeps the note; parts find their cards by themselves.
 */
export function matchParts(open: Open): void {
  for (const { notes, candidates } of families(open, false)) {
    const parts = candidates.map(partsOf);
    const places = placesOf(parts, (held) => held);
    const pairs = notes.flatMap((note, row) => {
      const own = partsOf(note);
      const columns = new Set([...own].flatMap((part) => places.get(part) ?? []));
      return [...columns].flatMap((column) => {
        const existing = candidates[column] as ExistingNote;
        if (!mayBePart(own, parts[column] as ReadonlySet<string>)) return [];
        const [here, there] = [open.trigrams(note), open.trigrams(existing)];
        const isPart = keysAgree(note, existing) && isPartly(here, there);
        return isPart ? [{ row, column, similarity: similarity(here, there) }] : [];
      });
    });
    for (const { row, column } of assign(pairs)) {
      settle(open, notes[row] as BundleNote, candidates[column] as ExistingNote);
    }
  }
}

/** With one part on either side it is an edit like any other. */
function mayBePart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  return more.size > 1 && [...fewer].every((part) => more.has(part));
}

interface NotePair {
  readonly note: BundleNote;
  readonly existing: ExistingNote;
  readonly row: number;
  readonly column: number;
  readonly similarity: number;
}

function pairsOf(open: Open, { notes, candidates }: Group, least: number): NotePair[] {
  const found = alikePairs(notes.map(open.trigrams), candidates.map(open.trigrams), least);
  return found.flatMap((pair) => {
    const note = notes[pair.row] as BundleNote;
    const existing = candidates[pair.column] as ExistingNote;
    return keysAgree(note, existing) ? [{ note, existing, ...pair }] : [];
  });
}

/** The best one-to-one choice, without the pairs of which either side has another partner left that is as good. */
function clearPairs(pairs: readonly NotePair[]): NotePair[] {
  const chosen = assign(pairs) as NotePair[];
  const rows = new Set(chosen.map(({ row }) => row));
  const columns = new Set(chosen.map(({ column }) => column));
  const rivals = { row: new Map<number, number>(), column: new Map<number, number>() };
  for (const { row, column, similarity } of pairs) {
    if (!columns.has(column)) raise(rivals.row, row, similarity);
    if (!rows.has(row)) raise(rivals.column, column, similarity);
  }
  return chosen.filter(({ row, column, similarity }) => {
    const rival = Math.max(rivals.row.get(row) ?? 0, rivals.column.get(column) ?? 0);
    return rival <= similarity - TOO_CLOSE;
  });
}

function raise(best: Map<number, number>, at: number, similarity: number): void {
  best.set(at, Math.max(best.get(at) ?? 0, similarity));
}

/** Rather alike notes are asked about. Archived ones never are. */
export function askAlike(open: Open): void {
  for (const group of families(open, false)) askPairs(open, pairsOf(open, group, DOUBTFUL_FROM));
}

function askPairs(open: Open, left: readonly NotePair[]): void {
  const best = new Map((assign(left) as NotePair[]).map(({ note, existing }) => [note, existing]));
  const certain = left.filter(({ similarity }) => similarity >= SAME_FROM);
  const asked = new Set([...best.keys(), ...certain.map(({ note }) => note)]);
  for (const note of asked) {
    const own = left.filter((pair) => pair.note === note);
    const sorted = [...own].sort((a, b) => b.similarity - a.similarity || a.column - b.column);
    const first = best.get(note);
    const others = sorted.map(({ existing }) => existing).filter((each) => each !== first);
    ask(open, note, first ? [first, ...others] : others);
  }
}

/** Several ask the same as several: the likest are asked about. */
export function askRivals(open: Open, { notes, candidates }: Group): void {
  const left = candidates.filter((each) => open.existing.has(each));
  for (const note of notes) {
    if (open.incoming.has(note)) ask(open, note, byLikeness(open, note, left));
  }
}

/** The likeliest candidates, as many as a person would look at. */
function byLikeness(
  open: Open,
  note: BundleNote,
  candidates: readonly ExistingNote[],
): ExistingNote[] {
  const possible = candidates.slice(0, MOST_COMPARED);
  const likeness = new Map(
    possible.map((each) => [each, similarity(open.trigrams(note), open.trigrams(each))]),
  );
  possible.sort((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
  return possible.slice(0, MOST_CANDIDATES);
}
