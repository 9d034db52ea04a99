import type { BundleNote } from './bundle.ts';
import type { ExistingNote } from './existing.ts';
import type { Doubt, Matching } from './match-notes.ts';

/** What a person says about ambiguous notes: for all, and for single ones by their names. */
export interface Decisions {
  /** What holds for all that are not named; `ask` leaves them ambiguous. */
  readonly others: 'ask' | 'keep' | 'new';
  /** By `doubtName`: the note that it is, or null where it is a new one. */
  readonly named: ReadonlyMap<string, string | null>;
}

/** Nothing was decided. */
export const UNDECIDED: Decisions = { others: 'ask', named: new Map() };

/** Names an ambiguous note for as long as its text and place stay. */
export function doubtName({ contentHash, place }: BundleNote): string {
  return `${contentHash}:${place.line}:${place.column}:${place.path}`;
}

/** Settles the ambiguous notes that somebody decided about. A note that is taken already is not given twice. */
export function decide(matching: Matching, { others, named }: Decisions): Matching {
  const taken = new Set<ExistingNote>();
  const matches = [...matching.matches];
  const created = [...matching.created];
  const ambiguous: Doubt[] = [];
  for (const doubt of matching.ambiguous) {
    const { incoming, candidates } = doubt;
    const free = candidates.filter((note) => !taken.has(note));
    const said = named.get(doubtName(incoming));
    const chosen = said === undefined ? free[0] : free.find(({ id }) => id === said);
    if (said === undefined && others === 'ask') ambiguous.push(doubt);
    else if (chosen && (said !== undefined || others === 'keep')) {
      taken.add(chosen);
      matches.push({ incoming, existing: chosen });
    } else created.push(incoming);
  }
  const open = ambiguous.map(({ incoming, candidates }) => ({
    incoming,
    candidates: candidates.filter((note) => !taken.has(note)),
  }));
  return {
    matches,
    created: [
      ...created,
      ...open.flatMap(({ incoming, candidates: left }) => (left.length === 0 ? [incoming] : [])),
    ],
    ambiguous: open.filter(({ candidates }) => candidates.length > 0),
    missing: [...matching.missing, ...freed(matching, { taken, open })],
  };
}

/** Existing notes about which nothing is open any more and which nobody took. */
function freed(
  { ambiguous }: Matching,
  { taken, open }: { taken: ReadonlySet<ExistingNote>; open: readonly Doubt[] },
): ExistingNote[] {
  const waiting = new Set(open.flatMap(({ candidates }) => candidates));
  const asked = new Set(ambiguous.flatMap(({ candidates }) => candidates));
  return [...asked].filter((note) => !taken.has(note) && !waiting.has(note));
}
