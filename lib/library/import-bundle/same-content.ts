import type { CardLine, NoteLine, RevisionLine } from '#lib/formats/bundle/lines.ts';
import type { CardId, DeckId, DocumentId, NoteId } from '#lib/shared/ids.ts';
import { keyText, type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import { newCardRow, revisionRow } from './card-rows.ts';
import { type Importing, isChanged } from './importing.ts';
import { newNoteRow } from './note-rows.ts';
import type { ImportedNoteTypes } from './note-type-rows.ts';

/** Live notes and cards of a deck. */
export interface DeckCount {
  notes: number;
  cards: number;
}

/** Notes of a file that stand here just so, under the same ids, with all their cards and texts: nothing has to be done about them. */
export interface SameContent {
  readonly notes: ReadonlySet<NoteId>;
  readonly cards: ReadonlySet<CardId>;
  /** Where they stand. */
  readonly documents: ReadonlySet<DocumentId>;
  /** By the ids that decks have in the file. */
  readonly counts: ReadonlyMap<DeckId, DeckCount>;
}

/** No note. */
export const NOTHING_SAME: SameContent = {
  notes: new Set(),
  cards: new Set(),
  documents: new Set(),
  counts: new Map(),
};

/** What ids of the file are here. */
export interface SameOwners {
  /** Decks that are here, by the ids of the file. */
  readonly decks: ReadonlyMap<DeckId, DeckId>;
  readonly types: ImportedNoteTypes;
}

/**
 * Finds what stands here just so. The file passes once, and of each line only its ids stay: two places that read each other's files have nearly
 * all in common, and to hold and to compare it takes a kilobyte and more a card.
 */
export async function sameContent(importing: Importing, owners: SameOwners): Promise<SameContent> {
  const finding = new Finding(importing, owners);
  const { file } = importing;
  for await (const page of file.notes()) await finding.notes(page);
  for await (const page of file.cards()) await finding.cards(page);
  for await (const page of file.revisions()) await finding.revisions(page);
  return finding.found();
}

/** What is kept of a note that is the same so far. */
interface SameNote {
  readonly deck: DeckId;
  readonly document: DocumentId | null;
  readonly isLive: boolean;
  /** Of its live cards. */
  cards: number;
}

class Finding {
  readonly #importing: Importing;
  readonly #owners: SameOwners;
  readonly #notes = new Map<NoteId, SameNote>();
  readonly #cards = new Map<CardId, NoteId>();

  constructor(importing: Importing, owners: SameOwners) {
    this.#importing = importing;
    this.#owners = owners;
  }

  async notes(page: readonly NoteLine[]): Promise<void> {
    const { decks, types } = this.#owners;
    const lines = page.filter(({ deck }) => decks.has(deck));
    const rowOf = (line: NoteLine) =>
      newNoteRow(line, {
        note: line.id,
        deck: decks.get(line.deck) as DeckId,
        document: line.document && { id: line.document, position: 0 },
        types,
      });
    for (const { line, isSame } of await this.#compared('Note', lines, rowOf)) {
      if (!isSame) continue;
      const { id, deck, document, archivedAt } = line;
      this.#notes.set(id, { deck, document, isLive: archivedAt === null, cards: 0 });
    }
  }

  async cards(page: readonly CardLine[]): Promise<void> {
    const { decks } = this.#owners;
    const lines = page.filter(({ note }) => this.#notes.has(note));
    const rowOf = (line: CardLine) => {
      const deck = decks.get(line.deck) ?? line.deck;
      return newCardRow(line, { ...line, deck });
    };
    for (const { line, isSame } of await this.#compared('Card', lines, rowOf)) {
      const note = this.#notes.get(line.note);
      if (!isSame) this.#notes.delete(line.note);
      if (!isSame || !note) continue;
      this.#cards.set(line.id, line.note);
      if (line.archivedAt === null) note.cards += 1;
    }
  }

  async revisions(page: readonly RevisionLine[]): Promise<void> {
    const lines = page.filter(({ card }) => this.#isSame(card));
    const rowOf = (line: RevisionLine) => revisionRow(line.card, line);
    for (const { line, isSame } of await this.#compared('CardRevision', lines, rowOf)) {
      if (!isSame) this.#notes.delete(this.#cards.get(line.card) as NoteId);
    }
  }

  found(): SameContent {
    const counts = new Map<DeckId, DeckCount>();
    const documents = new Set<DocumentId>();
    for (const { deck, document, isLive, cards } of this.#notes.values()) {
      if (document) documents.add(document);
      if (!isLive) continue;
      const count = counts.get(deck) ?? { notes: 0, cards: 0 };
      counts.set(deck, count);
      count.notes += 1;
      count.cards += cards;
    }
    const cards = new Set([...this.#cards.keys()].filter((card) => this.#isSame(card)));
    return { notes: new Set(this.#notes.keys()), cards, documents, counts };
  }

  #isSame(card: CardId): boolean {
    const note = this.#cards.get(card);
    return note !== undefined && this.#notes.has(note);
  }

  async #compared<Line>(
    table: 'Note' | 'Card' | 'CardRevision',
    lines: readonly Line[],
    rowOf: (line: Line) => Row,
  ): Promise<{ readonly line: Line; readonly isSame: boolean }[]> {
    const rows = lines.map(rowOf);
    const found = await readRowsByKey(this.#importing.db, table, rows);
    const here = new Map(found.map((row) => [keyText(table, row), row]));
    return lines.map((line, place) => {
      const row = rows[place] as Row;
      const same = here.get(keyText(table, row));
      return { line, isSame: same !== undefined && !isChanged(row, same) };
    });
  }
}
