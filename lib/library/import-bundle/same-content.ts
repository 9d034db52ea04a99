import type { CardLine, NoteLine, RevisionLine } from '#lib/formats/bundle/lines.ts';
import type { CardId, DeckId, DocumentId, NoteId } from '#lib/shared/ids.ts';
import { cardRowsOf } from '#lib/store/bundle-rows.ts';
import type { Db } from '#lib/store/store.ts';
import { keyText, type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import { newCardRow, revisionRow } from './card-rows.ts';
import { type Importing, isChanged } from './importing.ts';
import { newNoteRow } from './note-rows.ts';
import { TwinNotes } from './twin-notes.ts';

/** Live notes and cards of a deck. */
export interface DeckCount {
  notes: number;
  cards: number;
}

/** Notes of a file that stand here just so, with all their cards and texts: nothing has to be done about them. */
export interface SameContent {
  /** Their ids here, by those of the file. */
  readonly notes: ReadonlyMap<NoteId, NoteId>;
  readonly cards: ReadonlyMap<CardId, CardId>;
  /** Where they stand. */
  readonly documents: ReadonlySet<DocumentId>;
  /** By the ids that decks have in the file. */
  readonly counts: ReadonlyMap<DeckId, DeckCount>;
}

/** No note. */
export const NOTHING_SAME: SameContent = {
  notes: new Map(),
  cards: new Map(),
  documents: new Set(),
  counts: new Map(),
};

/**
 * Finds what stands here just so. The file passes once, and of each line only its ids stay: two places that read each other's files have nearly
 * all in common, and to hold and to compare it takes a kilobyte and more a card. `decks` are those that are here, by the ids of the file.
 */
export async function sameContent(
  importing: Importing,
  decks: ReadonlyMap<DeckId, DeckId>,
): Promise<SameContent> {
  const finding = new Finding(importing, decks);
  const { file } = importing;
  for await (const page of file.notes()) await finding.notes(page);
  for await (const page of file.cards()) await finding.cards(page);
  for await (const page of file.revisions()) await finding.revisions(page);
  return finding.found();
}

/** What is kept of a note that is the same so far. */
interface SameNote {
  readonly here: NoteId;
  readonly deck: DeckId;
  readonly document: DocumentId | null;
  readonly isLive: boolean;
  /** Of its live cards. */
  cards: number;
}

/** What is kept of a card that is the same so far. */
interface SameCard {
  readonly here: CardId;
  /** By its id in the file. */
  readonly note: NoteId;
}

/** When and in which document something was made is its own in every place; so is the order of documents. */
const OWN = ['createdAt', 'documentId', 'position'];

class Finding {
  readonly #importing: Importing;
  readonly #decks: ReadonlyMap<DeckId, DeckId>;
  readonly #twins: TwinNotes;
  readonly #notes = new Map<NoteId, SameNote>();
  readonly #cards = new Map<CardId, SameCard>();

  constructor(importing: Importing, decks: ReadonlyMap<DeckId, DeckId>) {
    this.#importing = importing;
    this.#decks = decks;
    this.#twins = new TwinNotes(importing, decks);
  }

  async notes(page: readonly NoteLine[]): Promise<void> {
    const lines = page.filter(({ deck }) => this.#decks.has(deck));
    const rows = await rowsHere(this.#importing.db, 'Note', lines);
    const twins = new Map<NoteId, NoteId>();
    for (const line of lines) {
      const twin = rows.has(line.id) ? null : await this.#twins.find(line);
      if (twin) twins.set(line.id, twin);
    }
    const found = [...twins.values()].map((id) => ({ id }));
    const others = await rowsHere(this.#importing.db, 'Note', found);
    for (const line of lines) {
      const twin = twins.get(line.id);
      const isSame = twin
        ? isAlike(this.#noteRow(line, twin), others.get(twin))
        : isJustSo(this.#noteRow(line, line.id), rows.get(line.id));
      if (isSame) this.#noteSame(line, twin ?? line.id);
    }
  }

  #noteRow(line: NoteLine, note: NoteId): Row {
    const { types } = this.#importing;
    const deck = this.#decks.get(line.deck) as DeckId;
    const document = line.document && { id: line.document, position: 0 };
    return newNoteRow(line, { note, deck, document, types });
  }

  #noteSame({ id, deck, document, archivedAt }: NoteLine, here: NoteId): void {
    this.#notes.set(id, { here, deck, document, isLive: archivedAt === null, cards: 0 });
  }

  async cards(page: readonly CardLine[]): Promise<void> {
    const lines = page.filter(({ note }) => this.#notes.has(note));
    const rows = await rowsHere(this.#importing.db, 'Card', lines);
    const twins = await this.#twinCards(lines);
    for (const line of lines) {
      const note = this.#notes.get(line.note);
      if (!note) continue;
      const twin = note.here === line.note ? null : (twins.get(`${note.here} ${line.facet}`) ?? {});
      const here = (twin ? twin.id : line.id) as CardId;
      const row = this.#cardRow(line, { id: here, note: note.here });
      if (twin ? isAlike(row, twin) : isJustSo(row, rows.get(line.id))) {
        this.#cards.set(line.id, { here, note: line.note });
        if (line.archivedAt === null) note.cards += 1;
      } else this.#notes.delete(line.note);
    }
  }

  /** Cards here of notes that have another id there, by note and facet. */
  async #twinCards(lines: readonly CardLine[]): Promise<ReadonlyMap<string, Row>> {
    const notes = lines.flatMap(({ note }) => {
      const here = this.#notes.get(note)?.here;
      return here && here !== note ? [here] : [];
    });
    const rows = notes.length > 0 ? await cardRowsOf(this.#importing.db, notes) : [];
    return new Map(rows.map((row) => [`${row.noteId} ${row.facet}`, row]));
  }

  #cardRow(line: CardLine, here: { readonly id: CardId; readonly note: NoteId }): Row {
    const deck = this.#decks.get(line.deck) ?? line.deck;
    return newCardRow(line, { ...line, ...here, deck });
  }

  async revisions(page: readonly RevisionLine[]): Promise<void> {
    const lines = page.filter(({ card }) => this.#isSame(card));
    const here = lines.map(({ card }) => this.#cards.get(card)?.here ?? card);
    const keys = lines.map(({ revision }, at) => ({ cardId: here[at] as CardId, revision }));
    const found = await readRowsByKey(this.#importing.db, 'CardRevision', keys);
    const rows = new Map(found.map((row) => [keyText('CardRevision', row), row]));
    for (const [at, line] of lines.entries()) {
      const row = revisionRow(here[at] as CardId, line);
      const same = rows.get(keyText('CardRevision', row));
      const isSame = here[at] === line.card ? isJustSo(row, same) : same?.hash === line.hash;
      if (!isSame) this.#notes.delete(this.#cards.get(line.card)?.note as NoteId);
    }
  }

  found(): SameContent {
    const counts = new Map<DeckId, DeckCount>();
    const documents = new Set<DocumentId>();
    const notes = new Map<NoteId, NoteId>();
    for (const [id, { here, deck, document, isLive, cards }] of this.#notes) {
      notes.set(id, here);
      if (document) documents.add(document);
      if (!isLive) continue;
      const count = counts.get(deck) ?? { notes: 0, cards: 0 };
      counts.set(deck, count);
      count.notes += 1;
      count.cards += cards;
    }
    const cards = new Map<CardId, CardId>();
    for (const [id, { here }] of this.#cards) if (this.#isSame(id)) cards.set(id, here);
    return { notes, cards, documents, counts };
  }

  #isSame(card: CardId): boolean {
    const known = this.#cards.get(card);
    return known !== undefined && this.#notes.has(known.note);
  }
}

/** Rows of a table by their ids. */
async function rowsHere<Kind extends NoteId | CardId>(
  db: Db,
  table: 'Note' | 'Card',
  things: readonly { readonly id: Kind }[],
): Promise<ReadonlyMap<Kind, Row>> {
  const keys = things.map(({ id }) => ({ id }));
  return new Map((await readRowsByKey(db, table, keys)).map((row) => [row.id as Kind, row]));
}

function isJustSo(row: Row, here: Row | undefined): boolean {
  return here !== undefined && !isChanged(row, here);
}

/** The same but for what every place has of its own. */
function isAlike(row: Row, here: Row | undefined): boolean {
  if (here === undefined) return false;
  return Object.keys(row).every((column) => OWN.includes(column) || row[column] === here[column]);
}
