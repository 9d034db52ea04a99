import type { BundleNote } from './bundle.ts';
import type { ExistingNote } from './existing.ts';
import { askAlike, askRivals, matchParts, settleSure } from './matching/by-likeness.ts';
import {
  CONTENT,
  KEY,
  matchAlone,
  matchAnswers,
  matchPrompts,
  matchRenamed,
  matchTwins,
  ORIGIN,
  PROMPT,
} from './matching/by-trait.ts';
import { ask, type Match, openNotes } from './matching/open-notes.ts';

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

/**
 * Finds which incoming note is which existing one, within one deck: by id in the text, by content, by prompt, by answer
 * under the same headings, by likeness. Live notes come before archived ones. What is only rather alike, and what shares
 * a trait with several, is ambiguous: never a guess. The order of the notes does not matter.
 */
export function matchNotes(
  incoming: readonly BundleNote[],
  existing: readonly ExistingNote[],
): Matching {
  const open = openNotes(incoming, existing);
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
  for (const { incoming: note, existing: only } of doubts) ask(open, note, [only]);
  const undecided = new Set([...open.ambiguous.values()].flat());
  return {
    matches: open.matches,
    created: incoming.filter((note) => open.incoming.has(note)),
    ambiguous: [...open.ambiguous].map(([note, candidates]) => ({ incoming: note, candidates })),
    missing: existing.filter((note) => open.existing.has(note) && !undecided.has(note)),
  };
}
