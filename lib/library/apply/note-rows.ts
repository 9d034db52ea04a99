import type { BundleCard, BundleNote } from '#lib/bundle/bundle.ts';
import type { ExistingCard } from '#lib/bundle/existing.ts';
import { type CardMatching, displacedFacet } from '#lib/bundle/match-cards.ts';
import type { PlanEntry } from '#lib/bundle/plan.ts';
import type { CardId, DeckId, DocumentId, NewId, NoteId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Row } from '#lib/store/write-rows.ts';

/** Rows that a plan writes, gathered note by note. */
export interface NoteRows {
  readonly notes: Row[];
  readonly cards: Row[];
  readonly revisions: Row[];
  /** Notes and cards that go to the archive. */
  readonly archivedNotes: NoteId[];
  readonly archivedCards: CardId[];
  /** Cards that give up their facet, with the one that they bear instead for now. */
  readonly displacedCards: Map<CardId, string>;
  readonly cardIds: Map<BundleCard, CardId>;
}

/** Where a note goes and when. */
export interface NotePlace {
  readonly deck: DeckId;
  readonly document: DocumentId | null;
  /** Place of its first card in the deck. */
  readonly position: number;
  readonly now: Instant;
  readonly newId: NewId;
}

/** An empty gathering. */
export function emptyRows(): NoteRows {
  return {
    notes: [],
    cards: [],
    revisions: [],
    archivedNotes: [],
    archivedCards: [],
    displacedCards: new Map(),
    cardIds: new Map(),
  };
}

/** Adds what one entry of a plan writes. */
export function addEntry(rows: NoteRows, entry: PlanEntry, place: NotePlace): void {
  switch (entry.action) {
    case 'ambiguous':
      return;
    case 'archive':
      rows.archivedNotes.push(entry.existing.id);
      rows.archivedCards.push(...entry.cards.map(({ id }) => id));
      return;
    case 'create':
      return addNote(rows, entry.incoming, { ...place, id: null, cards: entry.cards });
    default:
      return addNote(rows, entry.incoming, {
        ...place,
        id: entry.existing.id,
        cards: entry.cards,
      });
  }
}

interface NoteInput extends NotePlace {
  readonly id: NoteId | null;
  readonly cards: CardMatching;
}

function addNote(rows: NoteRows, note: BundleNote, input: NoteInput): void {
  const id = input.id ?? note.origin?.id ?? input.newId<'note'>();
  rows.notes.push(noteRow(note, id, input));
  const { matches, missing, displaced } = input.cards;
  matches.forEach(({ incoming, existing }, index) => {
    addCard(rows, incoming, { existing, note: id, place: input, position: input.position + index });
  });
  rows.archivedCards.push(...missing.map((card) => card.id));
  for (const card of displaced) rows.displacedCards.set(card.id, displacedFacet(card));
}

function noteRow(note: BundleNote, id: NoteId, { deck, document, now }: NotePlace): Row {
  const { line, column, endLine, endColumn } = note.place;
  return {
    id,
    deckId: deck,
    documentId: document,
    key: note.key,
    kind: note.kind,
    source: note.source,
    contentHash: note.contentHash,
    promptHash: note.promptHash,
    answerHash: note.answerHash,
    headings: JSON.stringify(note.headings),
    line,
    column,
    endLine,
    endColumn,
    tags: JSON.stringify(note.tags),
    createdAt: now,
    archivedAt: null,
    removed: false,
  };
}

interface CardInput {
  readonly existing: ExistingCard | null;
  readonly note: NoteId;
  readonly place: NotePlace;
  readonly position: number;
}

function addCard(rows: NoteRows, card: BundleCard, input: CardInput): void {
  const { existing, note, place, position } = input;
  const id = existing?.id ?? card.origin?.id ?? place.newId<'card'>();
  const revision = revisionOf(card, existing);
  rows.cardIds.set(card, id);
  rows.cards.push({
    id,
    noteId: note,
    deckId: existing?.placedIn ?? place.deck,
    facet: card.facet,
    language: card.language,
    revision,
    position,
    createdAt: place.now,
    archivedAt: null,
  });
  rows.revisions.push(revisionRow(card, { cardId: id, revision, createdAt: place.now }));
}

function revisionRow({ hash, prompt, answer, check }: BundleCard, row: Row): Row {
  return { ...row, hash, prompt, answer, check: check ? JSON.stringify(check) : null };
}

/** A changed text is a new revision; the same text rendered anew replaces HTML and check of its revision. */
function revisionOf(card: BundleCard, existing: ExistingCard | null): number {
  if (!existing) return card.origin?.revision ?? 1;
  return existing.hash === card.hash ? existing.revision : existing.revision + 1;
}
