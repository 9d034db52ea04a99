import { alikePairs } from './alike-pairs.ts';
import { askedText } from './asked-text.ts';
import { assign } from './assign.ts';
import type { BundleNote, NoteKind } from './bundle.ts';
import type { ExistingNote } from './existing.ts';
import { isPartly, partsOf, placesOf } from './note-parts.ts';
import { noteText } from './note-text.ts';
import { similarity, type Trigrams, trigramsOf } from './trigrams.ts';

/** An incoming note with the note here that it is, if any. */
export interface Match {
  readonly incoming: BundleNote;
  readonly existing: ExistingNote;
}

/** An incoming note that may be one of some existing notes, the likeliest first. */
export interface Doubt {
  readonly incoming: BundleNote;
  readonly candidates: readonly ExistingNote[];
}

/** Which incoming note is which existing one. */
export interface Matching {
  readonly matches: readonly Match[];
  readonly created: readonly BundleNote[];
  readonly ambiguous: readonly Doubt[];
  /** Existing notes that no incoming note is. */
  readonly missing: readonly ExistingNote[];
}

/** Notes at least so alike are one note, edited. */
export const SAME_FROM = 0.9;
/** Notes at least so alike may be one note: a person decides. */
export const DOUBTFUL_FROM = 0.6;
/** Of two candidates whose likeness differs by less than this neither is the better one. */
const TOO_CLOSE = 0.02;
/** An answer as short as this is shared by questions that have nothing else in common. */
const SHORT_ANSWER = 12;
/** With a short answer in common, the questions must be so alike to be one, edited. */
const RELATED_FROM = 0.3;

/** Of more candidates than these with one prompt only some are compared, and only some are shown. */
const MOST_COMPARED = 100;
const MOST_CANDIDATES = 8;

/** Says by which trait two notes are the same; null where the trait is absent. */
interface Trait {
  readonly ofIncoming: (note: BundleNote) => string | null;
  readonly ofExisting: (note: ExistingNote) => string | null;
}

function same(parts: (note: BundleNote | ExistingNote) => readonly string[]): Trait {
  const trait = (note: BundleNote | ExistingNote) => JSON.stringify(parts(note));
  return { ofIncoming: trait, ofExisting: trait };
}

/** Notes that share the place that they are exported from are the same, even where their ids in the text differ. */
const ORIGIN: Trait = {
  ofIncoming: ({ origin }) => origin?.id ?? null,
  ofExisting: ({ id }) => id,
};
const KEY: Trait = { ofIncoming: ({ key }) => key, ofExisting: ({ key }) => key };
const CONTENT = [
  same((note) => [note.contentHash, ...note.headings]),
  same((note) => [note.contentHash]),
];
const PROMPT = [
  same((note) => [family(note.kind), note.promptHash, ...note.headings]),
  same((note) => [family(note.kind), note.promptHash]),
];
const ANSWER = same((note) => [family(note.kind), note.answerHash, ...note.headings]);

/** Kinds whose notes may turn into one another and keep their history: they ask with a prompt and an answer. */
function family(kind: NoteKind): string {
  return kind === 'cloze' || kind === 'occlusion' || kind === 'table' ? kind : 'sides';
}

interface Open {
  readonly incoming: Set<BundleNote>;
  readonly existing: Set<ExistingNote>;
  readonly matches: Match[];
  readonly ambiguous: Map<BundleNote, readonly ExistingNote[]>;
  readonly trigrams: (note: BundleNote | ExistingNote) => Trigrams;
}

/**
 * Finds which incoming note is which existing one, within one deck: by id in the text, by content, by prompt, by answer
 * under the same headings, by likeness. Live notes come before archived ones. What is only rather alike, and what shares
 * a trait with several, is ambiguous: never a guess. The order of the notes does not matter.
 */
export function matchNotes(
  incoming: readonly BundleNote[],
  existing: readonly ExistingNote[],
): Matching {
  const open: Open = {
    incoming: new Set([...incoming].sort(byContent)),
    existing: new Set([...existing].sort(byContent)),
    matches: [],
    ambiguous: new Map(),
    trigrams: rememberTrigrams(),
  };
  for (const archived of [false, true]) matchAlone(open, ORIGIN, archived);
  for (const archived of [false, true]) matchAlone(open, KEY, archived);
  for (const trait of CONTENT) {
    for (const archived of [false, true]) matchTwins(open, trait, archived);
  }
  matchRenamed(open, { incoming, existing });
  const rivals = PROMPT.flatMap((trait) =>
    [false, true].flatMap((archived) => matchPrompts(open, trait, archived)),
  );
  const doubts = matchAnswers(open, false);
  matchAnswers(open, true);
  settleSure(open, false);
  matchParts(open);
  for (const { notes, candidates } of rivals) askRivals(open, { notes, candidates });
  askAlike(open);
  settleSure(open, true);
  for (const { incoming: note, candidates } of doubts) ask(open, note, candidates);
  const undecided = new Set([...open.ambiguous.values()].flat());
  return {
    matches: open.matches,
    created: incoming.filter((note) => open.incoming.has(note)),
    ambiguous: [...open.ambiguous].map(([note, candidates]) => ({ incoming: note, candidates })),
    missing: existing.filter((note) => open.existing.has(note) && !undecided.has(note)),
  };
}

/** An order that follows from what notes are, not from where they were found. */
function byContent(one: BundleNote | ExistingNote, other: BundleNote | ExistingNote): number {
  return compare(one.contentHash, other.contentHash) || compare(nameOf(one), nameOf(other));
}

function nameOf(note: BundleNote | ExistingNote): string {
  if (!('place' in note)) return note.id;
  const { path, line, column } = note.place;
  return [note.key, path, String(line).padStart(9), String(column).padStart(9)].join('\n');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function rememberTrigrams(): Open['trigrams'] {
  const known = new Map<BundleNote | ExistingNote, Trigrams>();
  return (note) => {
    const found = known.get(note) ?? trigramsOf(noteText(note.source));
    known.set(note, found);
    return found;
  };
}

interface Group {
  readonly notes: readonly BundleNote[];
  readonly candidates: readonly ExistingNote[];
}

/** Open notes by a trait that they share. */
function groupsBy(open: Open, trait: Trait, archived: boolean): Group[] {
  const notes = groupBy([...open.incoming], trait.ofIncoming);
  if (notes.size === 0) return [];
  const here = groupBy(
    [...open.existing].filter((note) => note.archived === archived),
    trait.ofExisting,
  );
  return [...notes].flatMap(([value, each]) => {
    const candidates = here.get(value);
    return candidates ? [{ notes: each, candidates }] : [];
  });
}

function groupBy<T>(items: readonly T[], by: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const value = by(item);
    if (value === null) continue;
    const found = groups.get(value);
    if (found) found.push(item);
    else groups.set(value, [item]);
  }
  return groups;
}

/** A trait that names one note. */
function matchAlone(open: Open, trait: Trait, archived: boolean): void {
  for (const { notes, candidates } of groupsBy(open, trait, archived)) {
    const [note, second] = notes;
    const [existing, other] = candidates;
    if (note && existing && !second && !other) settle(open, note, existing);
  }
}

/** Notes alike to the letter: any pairing is right, so those that stayed in their file keep to it, and no history is left over. */
function matchTwins(open: Open, trait: Trait, archived: boolean): void {
  for (const { notes, candidates } of groupsBy(open, trait, archived)) {
    const best = [...candidates].sort((a, b) => Number(isReviewed(b)) - Number(isReviewed(a)));
    const kept = best.slice(0, notes.length);
    for (const isRight of [isAtHome, keysAgree]) {
      for (const note of notes) {
        if (!open.incoming.has(note)) continue;
        const existing = kept.find(
          (each) => open.existing.has(each) && keysAgree(note, each) && isRight(note, each),
        );
        if (existing) settle(open, note, existing);
      }
    }
    for (const note of notes) {
      if (!open.incoming.has(note)) continue;
      const existing = best.find((each) => open.existing.has(each) && keysAgree(note, each));
      if (existing) settle(open, note, existing);
    }
  }
}

/** Another id for the very same content is the same note where the old id is gone and the new one was not there. */
function matchRenamed(
  open: Open,
  all: { incoming: readonly BundleNote[]; existing: readonly ExistingNote[] },
): void {
  const here = new Set(all.existing.map(({ key }) => key));
  const come = new Set(all.incoming.map(({ key }) => key));
  for (const archived of [false, true]) {
    for (const { notes, candidates } of groupsBy(open, CONTENT[1] as Trait, archived)) {
      const [note, second] = notes.filter(({ key }) => key !== null && !here.has(key));
      const [existing, other] = candidates.filter(({ key }) => key !== null && !come.has(key));
      if (note && existing && !second && !other) settle(open, note, existing);
    }
  }
}

function isReviewed({ cards }: ExistingNote): boolean {
  return cards.some(({ reviewed }) => reviewed);
}

function isAtHome({ place }: BundleNote, { path }: ExistingNote): boolean {
  return place.path === path;
}

/** A note without id never takes the place of one with another id. */
function keysAgree(note: BundleNote, existing: ExistingNote): boolean {
  return note.key === null || existing.key === null || note.key === existing.key;
}

/** The same prompt once on either side is one note with another answer; of several only the alike ones are told apart. Gives the others. */
function matchPrompts(open: Open, trait: Trait, archived: boolean): Group[] {
  const left = groupsBy(open, trait, archived).map((group) => settleGroup(open, group));
  return archived ? [] : left;
}

function askRivals(open: Open, { notes, candidates }: Group): void {
  const left = candidates.filter((each) => open.existing.has(each));
  for (const note of notes) {
    if (open.incoming.has(note)) ask(open, note, byLikeness(open, note, left));
  }
}

/** The same answer under the same headings; gives the pairs of which that alone is no proof. */
function matchAnswers(open: Open, archived: boolean): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { notes, candidates } of groupsBy(open, ANSWER, archived)) {
    const [note] = notes;
    const [existing] = candidates;
    if (!note || !existing) continue;
    const isPair = notes.length + candidates.length === 2 && keysAgree(note, existing);
    if (!isPair) settleAlike(open, { notes, candidates });
    else if (isSamePrompt(open, note, existing)) settle(open, note, existing);
    else doubts.push({ incoming: note, candidates: [existing] });
  }
  return doubts;
}

function isSamePrompt(open: Open, note: BundleNote, existing: ExistingNote): boolean {
  if (answerLength(note) > SHORT_ANSWER) return true;
  return similarity(open.trigrams(note), open.trigrams(existing)) >= RELATED_FROM;
}

/** Of a note with holes or items the shortest answer counts: it is what others may share. */
function answerLength({ cards }: BundleNote): number {
  return Math.min(...cards.map((card) => askedText(card).length));
}

function settleGroup(open: Open, group: Group): Group {
  if (group.notes.length + group.candidates.length > 2) settleAlike(open, group);
  const notes = group.notes.filter((note) => open.incoming.has(note));
  const candidates = group.candidates.filter((note) => open.existing.has(note));
  const [note] = notes;
  const [existing] = candidates;
  const isPair = notes.length === 1 && candidates.length === 1;
  if (note && existing && isPair && keysAgree(note, existing)) {
    settle(open, note, existing);
    return { notes: [], candidates: [] };
  }
  return { notes, candidates };
}

/** Pairs off what is clearly alike within a group. */
function settleAlike(open: Open, group: Group): void {
  const pairs = pairsOf(open, group, SAME_FROM);
  for (const { note, existing } of clearPairs(pairs)) settle(open, note, existing);
}

/** What is left: alike notes are one note. */
function settleSure(open: Open, archived: boolean): void {
  for (const group of families(open, archived)) {
    const pairs = pairsOf(open, group, SAME_FROM);
    for (const { note, existing } of clearPairs(pairs)) settle(open, note, existing);
  }
}

/**
 * A note that was split, or joined with another: all parts of the one ask for what parts of the other ask for, and its text stands
 * mostly in the other. The likest keeps the note; parts find their cards by themselves.
 */
function matchParts(open: Open): void {
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

function families(open: Open, archived: boolean): Group[] {
  const notes = groupBy([...open.incoming], ({ kind }) => family(kind));
  const here = [...open.existing].filter((note) => note.archived === archived);
  const candidates = groupBy(here, ({ kind }) => family(kind));
  return [...notes].flatMap(([name, each]) => {
    const found = candidates.get(name);
    return found ? [{ notes: each, candidates: found }] : [];
  });
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
function askAlike(open: Open): void {
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

function ask(open: Open, note: BundleNote, candidates: readonly ExistingNote[]): void {
  const possible = candidates.filter((each) => open.existing.has(each) && keysAgree(note, each));
  if (!open.incoming.has(note) || possible.length === 0) return;
  open.incoming.delete(note);
  open.ambiguous.set(note, possible);
}

function settle(open: Open, incoming: BundleNote, existing: ExistingNote): void {
  open.incoming.delete(incoming);
  open.existing.delete(existing);
  open.matches.push({ incoming, existing });
}
