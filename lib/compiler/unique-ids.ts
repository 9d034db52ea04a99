import type { BundleNote, Place } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { SEVERITIES } from '#lib/compiler/finding-codes.ts';

/** Notes of which no two share a key, and what was found on the way. */
export interface UniqueNotes {
  readonly notes: readonly BundleNote[];
  readonly findings: readonly Finding[];
}

/** A note with an id as it was compiled before. */
export interface StoredId {
  readonly deck: string;
  readonly key: string;
  readonly contentHash: string;
  /** Where it stands, in a file that is not compiled now; null where that is compiled anew, or the note is archived. */
  readonly elsewhere: { readonly path: string; readonly line: number } | null;
}

/**
 * Keeps an id on one note of its deck: on the one that stands in a file that did not change, else on the copy that reads
 * as it was compiled before, else on the first. The others compile without a key, so that two notes never share one
 * history, and each is reported with the place of that one.
 */
export function keepOneId(
  notes: readonly BundleNote[],
  stored: readonly StoredId[] = [],
): UniqueNotes {
  const owners = ownersOf(notes, stored);
  const findings: Finding[] = [];
  const unique = notes.map((note) => {
    const owner = note.key === null ? undefined : owners.get(nameOf(note));
    if (!owner || owner === note) return note;
    findings.push(duplicate(note, 'place' in owner ? owner.place : owner));
    return { ...note, key: null };
  });
  return { notes: unique, findings };
}

type Owner = BundleNote | { readonly path: string; readonly line: number };

function ownersOf(
  notes: readonly BundleNote[],
  stored: readonly StoredId[],
): ReadonlyMap<string, Owner> {
  const known = new Map(stored.map((each) => [nameOf(each), each]));
  const owners = new Map<string, Owner>();
  for (const note of notes) {
    if (note.key === null) continue;
    const name = nameOf(note);
    const before = known.get(name);
    const owner = owners.get(name);
    const isAsBefore = (each: Owner) =>
      'contentHash' in each && each.contentHash === before?.contentHash;
    if (before?.elsewhere) owners.set(name, before.elsewhere);
    else if (!owner || (isAsBefore(note) && !isAsBefore(owner))) owners.set(name, note);
  }
  return owners;
}

function nameOf({ deck, key }: { readonly deck: string; readonly key: string | null }): string {
  return `${deck}\n${key}`;
}

function duplicate(
  note: BundleNote,
  owner: { readonly path: string; readonly line: number; readonly column?: number },
): Finding {
  const { path: file, ...place } = placeOfId(note);
  const values = {
    id: note.key ?? '',
    firstFile: owner.path,
    firstLine: owner.line,
    firstColumn: owner.column ?? 1,
  };
  return { file, ...place, code: 'K003', severity: SEVERITIES.K003, values };
}

/** The comment with the id, which ends the first line of the block. */
function placeOfId(note: BundleNote): Place {
  const firstLine = /^[^\r\n]*/.exec(note.source)?.[0] ?? '';
  const at = Math.max(0, firstLine.lastIndexOf('<!--'));
  const { path, line, column } = note.place;
  const endColumn = column + firstLine.trimEnd().length;
  return { path, line, column: column + at, endLine: line, endColumn };
}
