import type { BundleNote, Place } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { SEVERITIES } from '#lib/compiler/finding-codes.ts';

/** Notes of which no two share a key, and what was found on the way. */
export interface UniqueNotes {
  readonly notes: readonly BundleNote[];
  readonly findings: readonly Finding[];
}

/**
 * Keeps an id on the first note of its deck that bears it. The others compile without a key, so that two notes never share one
 * history, and each is reported with the place of the first.
 */
export function keepFirstIds(notes: readonly BundleNote[]): UniqueNotes {
  const first = new Map<string, BundleNote>();
  const findings: Finding[] = [];
  const unique = notes.map((note) => {
    if (note.key === null) return note;
    const name = `${note.deck}\n${note.key}`;
    const owner = first.get(name);
    if (!owner) {
      first.set(name, note);
      return note;
    }
    findings.push(duplicate(note, owner));
    return { ...note, key: null };
  });
  return { notes: unique, findings };
}

function duplicate(note: BundleNote, owner: BundleNote): Finding {
  const { path: file, ...place } = placeOfId(note);
  const values = {
    id: note.key ?? '',
    firstFile: owner.place.path,
    firstLine: owner.place.line,
    firstColumn: owner.place.column,
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
