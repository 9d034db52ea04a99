import type { BundleNote } from './bundle.ts';
import type { ExistingNote } from './existing.ts';

/** An incoming note with the note here that it is, if any. */
export interface Match {
  readonly incoming: BundleNote;
  readonly existing: ExistingNote;
}

/** Which incoming note is which existing one. */
export interface Matching {
  readonly matches: readonly Match[];
  readonly created: readonly BundleNote[];
  /** Incoming notes that could be more than one existing note, and those notes. */
  readonly ambiguous: readonly { incoming: BundleNote; candidates: readonly ExistingNote[] }[];
  /** Existing notes that no incoming note is. */
  readonly missing: readonly ExistingNote[];
}

/** Says by which trait two notes are the same; null where the trait is absent. */
interface Trait {
  readonly ofIncoming: (note: BundleNote) => string | null;
  readonly ofExisting: (note: ExistingNote) => string | null;
  /** Notes that are alike to the letter can be told apart by nothing, so any pairing of them is right. */
  readonly interchangeable?: boolean;
  /** Notes that share it are the same, even where their ids in the text differ. */
  readonly isProof?: boolean;
}

/** From the surest trait to the weakest. A note without id never takes the place of one with another id. */
const TRAITS: readonly Trait[] = [
  { ofIncoming: (note) => note.origin?.id ?? null, ofExisting: ({ id }) => id, isProof: true },
  { ofIncoming: ({ key }) => key, ofExisting: ({ key }) => key },
  { ...same((note) => [note.contentHash, ...note.headings]), interchangeable: true },
  { ...same((note) => [note.contentHash]), interchangeable: true },
  same((note) => [family(note.kind), note.promptHash, ...note.headings]),
  same((note) => [family(note.kind), note.promptHash]),
  same((note) => [family(note.kind), note.answerHash, ...note.headings]),
];

function same(parts: (note: BundleNote | ExistingNote) => readonly string[]): Trait {
  const trait = (note: BundleNote | ExistingNote) => JSON.stringify(parts(note));
  return { ofIncoming: trait, ofExisting: trait };
}

/** A definition may become a question and keep its history: both ask forwards. */
function family(kind: string): string {
  return kind === 'cloze' ? 'cloze' : 'sides';
}

/**
 * Finds which incoming note is which existing one, within one deck: by id in the text, by content,
 * by prompt, by answer under the same headings. Live notes come before archived ones. Never guesses:
 * where several notes share a trait that should tell them apart, they are ambiguous.
 */
export function matchNotes(
  incoming: readonly BundleNote[],
  existing: readonly ExistingNote[],
): Matching {
  const open = {
    incoming: new Set(incoming),
    existing: new Set(existing),
    matches: [] as Match[],
    ambiguous: new Map<BundleNote, readonly ExistingNote[]>(),
  };
  for (const trait of TRAITS) {
    matchBy(trait, open, false);
    matchBy(trait, open, true);
  }
  const undecided = new Set([...open.ambiguous.values()].flat());
  return {
    matches: open.matches,
    created: incoming.filter((note) => open.incoming.has(note)),
    ambiguous: [...open.ambiguous].map(([note, candidates]) => ({ incoming: note, candidates })),
    missing: existing.filter((note) => open.existing.has(note) && !undecided.has(note)),
  };
}

interface Open {
  readonly incoming: Set<BundleNote>;
  readonly existing: Set<ExistingNote>;
  readonly matches: Match[];
  readonly ambiguous: Map<BundleNote, readonly ExistingNote[]>;
}

function matchBy(trait: Trait, open: Open, archived: boolean): void {
  const here = group(
    [...open.existing].filter((note) => note.archived === archived),
    trait.ofExisting,
  );
  for (const [value, notes] of group([...open.incoming], trait.ofIncoming)) {
    pair(trait, open, { notes, candidates: here.get(value) ?? [] });
  }
}

function pair(
  trait: Trait,
  open: Open,
  { notes, candidates }: { notes: BundleNote[]; candidates: ExistingNote[] },
): void {
  if (candidates.length === 0) return;
  const decided = trait.interchangeable || (notes.length === 1 && candidates.length === 1);
  if (decided) pairOff(trait, open, { notes, candidates });
  else postpone(open, notes, candidates);
}

function pairOff(
  trait: Trait,
  open: Open,
  { notes, candidates }: { notes: BundleNote[]; candidates: ExistingNote[] },
): void {
  for (const note of notes) {
    const found = candidates.findIndex((each) => trait.isProof || keysAgree(note, each));
    const [existing] = found < 0 ? [] : candidates.splice(found, 1);
    if (existing) settle(open, note, existing);
  }
}

/** A trait that fits several is no proof; a later one may still decide, so only the notes left over count. */
function postpone(open: Open, notes: BundleNote[], candidates: ExistingNote[]): void {
  for (const note of notes) {
    const possible = candidates.filter((each) => keysAgree(note, each));
    if (possible.length === 0) continue;
    open.incoming.delete(note);
    open.ambiguous.set(note, possible);
  }
}

function settle(open: Open, incoming: BundleNote, existing: ExistingNote): void {
  open.incoming.delete(incoming);
  open.existing.delete(existing);
  open.matches.push({ incoming, existing });
}

function keysAgree(note: BundleNote, existing: ExistingNote): boolean {
  return note.key === null || existing.key === null || note.key === existing.key;
}

function group<T>(items: readonly T[], by: (item: T) => string | null): Map<string, T[]> {
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
