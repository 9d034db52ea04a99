import type { BundleNote, NoteKind } from '../bundle.ts';
import type { ExistingNote } from '../existing.ts';
import { noteText } from '../note-text.ts';
import { type Trigrams, trigramsOf } from '../trigrams.ts';

/** An incoming note with the note here that it is, if any. */
export interface Match {
  readonly incoming: BundleNote;
  readonly existing: ExistingNote;
}

/** What is not matched yet, and what is. */
export interface Open {
  readonly incoming: Set<BundleNote>;
  readonly existing: Set<ExistingNote>;
  readonly matches: Match[];
  readonly ambiguous: Map<BundleNote, readonly ExistingNote[]>;
  readonly trigrams: (note: BundleNote | ExistingNote) => Trigrams;
}

/** Begins a matching, in an order that follows from what the notes are. */
export function openNotes(
  incoming: readonly BundleNote[],
  existing: readonly ExistingNote[],
): Open {
  return {
    incoming: new Set([...incoming].sort(byContent)),
    existing: new Set([...existing].sort(byContent)),
    matches: [],
    ambiguous: new Map(),
    trigrams: rememberTrigrams(),
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

/** Incoming notes and existing ones that have something in common. */
export interface Group {
  readonly notes: readonly BundleNote[];
  readonly candidates: readonly ExistingNote[];
}

/** Open notes by a word that they share. */
export function groupsBy(
  open: Open,
  by: { readonly incoming: Naming<BundleNote>; readonly existing: Naming<ExistingNote> },
  archived: boolean,
): Group[] {
  const notes = groupBy([...open.incoming], by.incoming);
  if (notes.size === 0) return [];
  const here = [...open.existing].filter((note) => note.archived === archived);
  const candidates = groupBy(here, by.existing);
  return [...notes].flatMap(([value, each]) => {
    const found = candidates.get(value);
    return found ? [{ notes: each, candidates: found }] : [];
  });
}

/** The word that a note is grouped by; null where it has none. */
type Naming<T> = (note: T) => string | null;

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

/** Open notes by what they may turn into. */
export function families(open: Open, archived: boolean): Group[] {
  const name = ({ kind }: { readonly kind: NoteKind }) => family(kind);
  return groupsBy(open, { incoming: name, existing: name }, archived);
}

/** Kinds whose notes may turn into one another and keep their history: they ask with a prompt and an answer. */
export function family(kind: NoteKind): string {
  return kind === 'cloze' || kind === 'occlusion' || kind === 'table' ? kind : 'sides';
}

/** A note without id never takes the place of one with another id. */
export function keysAgree(note: BundleNote, existing: ExistingNote): boolean {
  return note.key === null || existing.key === null || note.key === existing.key;
}

/** The one note is the other. */
export function settle(open: Open, incoming: BundleNote, existing: ExistingNote): void {
  open.incoming.delete(incoming);
  open.existing.delete(existing);
  open.matches.push({ incoming, existing });
}

/** A person decides which of some notes the one is. */
export function ask(open: Open, note: BundleNote, candidates: readonly ExistingNote[]): void {
  const possible = candidates.filter((each) => open.existing.has(each) && keysAgree(note, each));
  if (!open.incoming.has(note) || possible.length === 0) return;
  open.incoming.delete(note);
  open.ambiguous.set(note, possible);
}
