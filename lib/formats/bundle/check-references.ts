import type { CardId, DeckId, NoteId } from '#lib/shared/ids.ts';
import { FILES, type LineKind } from './manifest.ts';
import type { HeldLines } from './read.ts';
import { type Numbered, wrongLine } from './read-lines.ts';
import type { LineOf } from './write.ts';

/** What a bundle file holds all at once, checked among itself. Throws `unreadable-file` with the line. */
export function checkHeld(lines: HeldLines): void {
  const decks = uniqueBy(lines.decks, 'decks', ({ id }) => id);
  const presets = uniqueBy(lines.presets, 'presets', ({ id }) => id);
  uniqueBy(lines.documents, 'documents', ({ id }) => id);
  uniqueBy(lines.noteTypes, 'noteTypes', ({ id }) => id);
  uniqueBy(lines.decks, 'decks', ({ key }) => key);
  uniqueBy(lines.documents, 'documents', ({ home, path }) => `${home}:${path}`);
  uniqueBy(lines.enrolments, 'enrolments', ({ deck }) => deck);
  uniqueBy(lines.mediaNames, 'mediaNames', ({ name }) => name);
  refer(lines.decks, 'decks', ({ parent }) => parent === null || decks.has(parent));
  refer(lines.documents, 'documents', ({ deck }) => decks.has(deck));
  refer(
    lines.enrolments,
    'enrolments',
    ({ deck, preset }) => decks.has(deck) && presets.has(preset),
  );
  uniqueBy(lines.fits, 'fits', ({ id }) => id);
  refer(lines.fits, 'fits', ({ preset }) => presets.has(preset));
  refer(lines.presets, 'presets', ({ version, versions }) =>
    versions.some((each) => each.version === version),
  );
  refuseCircles(lines.decks);
}

/** What is kept of a card: which text it shows, in which line it stands, and which texts of it came. */
interface KnownCard {
  readonly shown: number;
  readonly number: number;
  /** Nearly all cards have one: a set for each of a hundred thousand takes its room. */
  first: number | null;
  others: Set<number> | null;
}

/**
 * Checks the lines of which there are very many while they pass: that every id is there once, and that what a line refers to is there, too. Of each note
 * and card only its ids are kept. Notes pass before cards, cards before revisions and marks. Each throws `unreadable-file` with the line.
 */
export class PassingLines {
  readonly #decks: ReadonlySet<DeckId>;
  readonly #documents: ReadonlySet<string>;
  readonly #types: ReadonlySet<string>;
  /** Notes, with the deck in which their cards have to lie; null where these may lie in any. */
  readonly #notes = new Map<NoteId, DeckId | null>();
  readonly #facets = new Set<string>();
  readonly #cards = new Map<CardId, KnownCard>();
  readonly #marked = new Set<CardId>();

  constructor({ decks, documents, noteTypes }: HeldLines) {
    this.#decks = new Set(decks.map(({ line }) => line.id));
    this.#documents = new Set(documents.map(({ line }) => line.id));
    this.#types = new Set(noteTypes.map(({ line }) => line.id));
  }

  /** Before they pass again. */
  forgetNotes(): void {
    this.#notes.clear();
  }

  note({ line, number }: Numbered<LineOf['notes']>): boolean {
    const { id, deck, document, noteType, kind, fields } = line;
    if (this.#notes.has(id)) throw twice('notes', number, id);
    const hasFields = kind === 'fields';
    const isWhole = hasFields ? noteType !== null && fields !== null : noteType === null;
    const isThere =
      this.#decks.has(deck) &&
      (document === null || this.#documents.has(document)) &&
      (noteType === null || this.#types.has(noteType));
    if (!isWhole || !isThere) throw lost('notes', number);
    // Cards of a note with fields may lie in decks of their own.
    this.#notes.set(id, hasFields ? null : deck);
    return true;
  }

  forgetCards(): void {
    this.#cards.clear();
    this.#facets.clear();
  }

  card({ line, number }: Numbered<LineOf['cards']>): boolean {
    const { id, note, deck, facet, revision, placed } = line;
    if (this.#cards.has(id)) throw twice('cards', number, id);
    const place = `${note} ${facet}`;
    if (this.#facets.has(place)) throw twice('cards', number, place);
    this.#facets.add(place);
    const wanted = this.#notes.get(note);
    // One that its owner laid elsewhere may lie in any deck, too.
    const isFree = wanted === null || (wanted !== undefined && placed);
    const isThere = isFree ? this.#decks.has(deck) : wanted === deck;
    if (!isThere) throw lost('cards', number);
    this.#cards.set(id, { shown: revision, number, first: null, others: null });
    return true;
  }

  /** Once all cards have passed: there is no other to come. */
  forgetFacets(): void {
    this.#facets.clear();
  }

  forgetRevisions(): void {
    for (const card of this.#cards.values()) {
      card.first = null;
      card.others = null;
    }
  }

  /** False for a text of a card that is not there, which is harmless. */
  revision({ line, number }: Numbered<LineOf['revisions']>): boolean {
    const { card, revision } = line;
    const known = this.#cards.get(card);
    if (!known) return false;
    if (hasText(known, revision)) throw twice('revisions', number, `${card} ${revision}`);
    if (known.first === null) known.first = revision;
    else {
      known.others ??= new Set();
      known.others.add(revision);
    }
    return true;
  }

  /** Once all revisions have passed: every card shows one of them. */
  checkShown(): void {
    for (const card of this.#cards.values()) {
      if (!hasText(card, card.shown)) throw lost('cards', card.number);
    }
    this.forgetRevisions();
  }

  forgetMarks(): void {
    this.#marked.clear();
  }

  mark({ line, number }: Numbered<LineOf['marks']>): boolean {
    if (this.#marked.has(line.card)) throw twice('marks', number, line.card);
    if (!this.#cards.has(line.card)) throw lost('marks', number);
    this.#marked.add(line.card);
    return true;
  }

  event({ line, number }: Numbered<LineOf['events']>): boolean {
    if (this.#cards.has(line.card)) return true;
    const reason = `it refers to a card that is not in the file: ${line.card}`;
    throw wrongLine({ file: FILES.events, line: number }, reason);
  }
}

function hasText({ first, others }: KnownCard, revision: number): boolean {
  return first === revision || others?.has(revision) === true;
}

function twice(kind: LineKind, number: number, key: string) {
  return wrongLine({ file: FILES[kind], line: number }, `${key} stands there twice`);
}

function lost(kind: LineKind, number: number) {
  const spot = { file: FILES[kind], line: number };
  return wrongLine(spot, 'it refers to something that is not in the file');
}

function uniqueBy<Line>(
  lines: readonly Numbered<Line>[],
  kind: LineKind,
  keyOf: (line: Line) => string,
): Map<string, Line> {
  const found = new Map<string, Line>();
  for (const { line, number } of lines) {
    const key = keyOf(line);
    if (found.has(key)) throw twice(kind, number, key);
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
  if (wrong) throw lost(kind, wrong.number);
}

function refuseCircles(decks: HeldLines['decks']): void {
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
