import { FILES, type LineKind } from './manifest.ts';
import type { NumberedLines } from './read.ts';
import { type Numbered, wrongLine } from './read-lines.ts';

/**
 * Checks that every id is there once and that what a line refers to is there too.
 * Throws `unreadable-file` with the line. A revision of a card that is not there is harmless and passes.
 */
export function checkReferences(lines: NumberedLines): void {
  const decks = uniqueBy(lines.decks, 'decks', ({ id }) => id);
  const documents = uniqueBy(lines.documents, 'documents', ({ id }) => id);
  const notes = uniqueBy(lines.notes, 'notes', ({ id }) => id);
  const cards = uniqueBy(lines.cards, 'cards', ({ id }) => id);
  const presets = uniqueBy(lines.presets, 'presets', ({ id }) => id);
  uniqueBy(lines.decks, 'decks', ({ key }) => key);
  uniqueBy(lines.documents, 'documents', ({ home, path }) => `${home}:${path}`);
  uniqueBy(lines.cards, 'cards', ({ note, facet }) => `${note} ${facet}`);
  uniqueBy(lines.enrolments, 'enrolments', ({ deck }) => deck);
  uniqueBy(lines.marks, 'marks', ({ card }) => card);
  const revisions = uniqueBy(lines.revisions, 'revisions', revisionKey);
  refer(lines.decks, 'decks', ({ parent }) => parent === null || decks.has(parent));
  const types = uniqueBy(lines.noteTypes, 'noteTypes', ({ id }) => id);
  uniqueBy(lines.mediaNames, 'mediaNames', ({ name }) => name);
  refer(lines.documents, 'documents', ({ deck }) => decks.has(deck));
  refer(lines.notes, 'notes', ({ noteType }) => noteType === null || types.has(noteType));
  refer(lines.notes, 'notes', ({ kind, noteType, fields }) =>
    kind === 'fields' ? noteType !== null && fields !== null : noteType === null,
  );
  refer(lines.notes, 'notes', ({ document }) => document === null || documents.has(document));
  // Cards of a note with fields may lie in decks of their own.
  refer(lines.cards, 'cards', ({ note, deck }) => {
    const own = notes.get(note);
    return own?.kind === 'fields' ? decks.has(deck) : own?.deck === deck;
  });
  refer(lines.notes, 'notes', ({ deck }) => decks.has(deck));
  refer(lines.cards, 'cards', ({ id, revision }) => revisions.has(`${id} ${revision}`));
  refer(
    lines.enrolments,
    'enrolments',
    ({ deck, preset }) => decks.has(deck) && presets.has(preset),
  );
  refer(lines.marks, 'marks', ({ card }) => cards.has(card));
  refer(lines.presets, 'presets', ({ version, versions }) =>
    versions.some((each) => each.version === version),
  );
  refuseCircles(lines.decks);
}

function revisionKey({ card, revision }: { card: string; revision: number }): string {
  return `${card} ${revision}`;
}

function uniqueBy<Line>(
  lines: readonly Numbered<Line>[],
  kind: LineKind,
  keyOf: (line: Line) => string,
): Map<string, Line> {
  const found = new Map<string, Line>();
  for (const { line, number } of lines) {
    const key = keyOf(line);
    if (found.has(key)) {
      throw wrongLine({ file: FILES[kind], line: number }, `${key} stands there twice`);
    }
    found.set(key, line);
  }
  return found;
}

function refer<Line>(
  lines: readonly Numbered<Line>[],
  kind: LineKind,
  isThere: (line: Line) => boolean,
): void {
  const wrong = lines.find(({ line }) => !isThere(line));
  if (!wrong) return;
  const spot = { file: FILES[kind], line: wrong.number };
  throw wrongLine(spot, 'it refers to something that is not in the file');
}

function refuseCircles(decks: NumberedLines['decks']): void {
  const parents = new Map(decks.map(({ line }) => [line.id, line.parent]));
  const settled = new Set<string>();
  for (const { line, number } of decks) {
    const path = new Set<string>();
    for (
      let id = line.id as typeof line.parent;
      id !== null && !settled.has(id);
      id = parents.get(id) ?? null
    ) {
      if (path.has(id)) throw wrongLine({ file: FILES.decks, line: number }, 'it stands in itself');
      path.add(id);
    }
    for (const id of path) settled.add(id);
  }
}
