import type { Plan } from '#lib/bundle/plan.ts';
import { plan } from '#lib/bundle/plan.ts';
import type { CardLine, NoteLine, RevisionLine } from '#lib/formats/bundle/lines.ts';
import type { CardId, DeckId, NoteId } from '#lib/shared/ids.ts';
import type { Row } from '#lib/store/write-rows.ts';
import { planView } from '../plan-view.ts';
import type { PlanView } from '../types.ts';
import { newCardRow, revisionRow } from './card-rows.ts';
import type { ImportedDocument } from './document-rows.ts';
import type { ContentNames } from './event-rows.ts';
import { contentOf, isLive } from './file-content.ts';
import { type Importing, idsFor } from './importing.ts';
import { newNoteRow, placeIn } from './note-rows.ts';
import type { PreparedImport } from './prepare-import.ts';
import type { DeckCount } from './same-content.ts';

/** So many notes are shown; of the others one sees how many there are. */
const EXAMPLES = 500;

/** Takes rows that nothing here bears the keys of. */
export type TakeRows = (
  table: 'Note' | 'Card' | 'CardRevision',
  rows: readonly Row[],
) => Promise<void>;

/**
 * The content of a file that is not here yet and has nothing to be compared with: it goes as it comes, page by page. Only ids
 * stay in memory, and some notes as examples.
 */
export class NewContent {
  readonly #importing: Importing;
  readonly #prepared: PreparedImport;
  /** Notes whose cards are counted and not looked at; null where they are not counted: examples, and what lies in the archive. */
  readonly #notes = new Map<NoteId, DeckCount | null>();
  /** Of what is no example. */
  readonly #counts = new Map<DeckId, DeckCount>();
  /** Where notes come to stand in decks that are here. */
  readonly #documents = new Map<NoteId, ImportedDocument>();
  readonly #examples = {
    notes: new Map<NoteId, NoteLine>(),
    cards: new Map<CardId, CardLine>(),
    revisions: [] as RevisionLine[],
  };
  #lines = 0;
  /** Ids that are others here. */
  readonly #renamedNotes = new Map<NoteId, NoteId>();
  readonly #renamedCards = new Map<CardId, CardId>();

  private constructor(importing: Importing, prepared: PreparedImport) {
    this.#importing = importing;
    this.#prepared = prepared;
  }

  /** Reads all of it and gives its rows to `take`, in an order in which each finds what it refers to. */
  static async read(
    importing: Importing,
    prepared: PreparedImport,
    take: TakeRows,
  ): Promise<NewContent> {
    const content = new NewContent(importing, prepared);
    const { file } = importing;
    if (prepared.known.isAll) return content;
    for await (const page of file.notes()) {
      await take('Note', await content.#noteRows(page));
      content.#tell(page.length);
    }
    for await (const page of file.cards()) {
      await take('Card', await content.#cardRows(page));
      content.#tell(page.length);
    }
    for await (const page of file.revisions()) {
      await take('CardRevision', content.#revisionRows(page));
      content.#tell(page.length);
    }
    return content;
  }

  /** What cards and presets of the file are here, whether new or not. */
  names(): ContentNames {
    const { known, notes, study } = this.#prepared;
    const { ids, renumbered } = notes.cards;
    const renamed = this.#renamedCards;
    const cardHere = (card: CardId) =>
      known.cards.has(card)
        ? ids.get(card)
        : (known.same.cards.get(card) ?? renamed.get(card) ?? card);
    return { cardHere, renumbered, presets: study.presets };
  }

  /** For people: what becomes of the live notes of the whole file. */
  view(): PlanView {
    const { match, known } = this.#prepared;
    const entries = [...match.plan.entries, ...this.#examplePlan().entries];
    const isTogether = (note: NoteId) => match.merged.has(note);
    const facts = { findings: [], massArchive: false, reviews: 0, isTogether };
    const view = planView({ ...match.plan, entries: this.#inOrder(entries) }, facts);
    const created = sumOf(this.#counts);
    const same = sumOf(known.same.counts);
    const { create, unchanged } = view.counts;
    return {
      ...view,
      together: match.merged.size,
      counts: {
        ...view.counts,
        create: create + created.notes,
        unchanged: unchanged + same.notes,
      },
      notes: view.notes + created.notes + same.notes,
      cards: view.cards + created.cards + same.cards,
      decks: view.decks.map((deck) => ({ ...deck, cards: deck.cards + this.#countOf(deck.key) })),
    };
  }

  /** Told in notes: that is what people know. */
  #tell(lines: number): void {
    this.#lines += lines;
    const { notes, cards, revisions } = this.#importing.file.manifest.counts;
    const share = this.#lines / Math.max(1, notes + cards + revisions);
    this.#importing.told({ stage: 'notes', done: Math.round(notes * share), total: notes });
  }

  #countOf(key: string): number {
    const deck = this.#importing.file.decks.find((each) => each.key === key);
    if (!deck) return 0;
    const counts = [this.#counts, this.#prepared.known.same.counts];
    return counts.reduce((sum, each) => sum + (each.get(deck.id)?.cards ?? 0), 0);
  }

  #inOrder(entries: readonly Plan['entries'][number][]): Plan['entries'] {
    const places = new Map(this.#importing.file.decks.map(({ key }, place) => [key, place]));
    const placeOf = (entry: Plan['entries'][number]) =>
      places.get('incoming' in entry ? entry.incoming.deck : entry.existing.deck) ?? places.size;
    return [...entries].sort((one, other) => placeOf(one) - placeOf(other));
  }

  #examplePlan(): Plan {
    const { notes, cards, revisions } = this.#examples;
    const lines = { notes: [...notes.values()], cards: [...cards.values()], revisions };
    const content = contentOf(this.#importing.file, lines);
    const incoming = content.notes.filter(isLive).map(({ bundle }) => bundle);
    const nothing = { decks: [], documents: [], notes: [] };
    const scope = { replaces: () => false, mayMove: () => true };
    return plan(nothing, { decks: content.decks, documents: [], notes: incoming }, scope);
  }

  async #noteRows(page: readonly NoteLine[]): Promise<Row[]> {
    const { known, decks, documents } = this.#prepared;
    const { types } = this.#importing;
    const lines = page.filter(
      ({ id, deck }) => !known.decks.has(deck) && !known.same.notes.has(id),
    );
    await rename(this.#renamedNotes, this.#importing, { table: 'Note', lines });
    return lines.map((line) => {
      this.#countNote(line);
      const note = this.#renamedNotes.get(line.id) ?? line.id;
      const deck = decks.ids.get(line.deck) as DeckId;
      const document = (line.document && documents.ids.get(line.document)) ?? null;
      if (document && !decks.created.has(line.deck)) this.#documents.set(line.id, document);
      return newNoteRow(line, { note, deck, document, types });
    });
  }

  #countNote(line: NoteLine): void {
    const isShown = line.archivedAt === null;
    const isExample = isShown && this.#examples.notes.size < EXAMPLES;
    if (isExample) this.#examples.notes.set(line.id, line);
    if (isExample || !isShown) {
      this.#notes.set(line.id, null);
      return;
    }
    const count = this.#counts.get(line.deck) ?? { notes: 0, cards: 0 };
    this.#counts.set(line.deck, count);
    this.#notes.set(line.id, count);
    count.notes += 1;
  }

  async #cardRows(page: readonly CardLine[]): Promise<Row[]> {
    const { decks } = this.#prepared;
    const lines = page.filter(({ note }) => this.#notes.has(note));
    await rename(this.#renamedCards, this.#importing, { table: 'Card', lines });
    return lines.map((line) => {
      this.#countCard(line);
      const id = this.#renamedCards.get(line.id) ?? line.id;
      const note = this.#renamedNotes.get(line.note) ?? line.note;
      const deck = decks.ids.get(line.deck) as DeckId;
      const position = placeIn(this.#documents.get(line.note) ?? null, line.position);
      return newCardRow(line, { id, note, deck, position, archivedAt: line.archivedAt });
    });
  }

  #countCard(line: CardLine): void {
    if (this.#examples.notes.has(line.note)) this.#examples.cards.set(line.id, line);
    const count = this.#notes.get(line.note);
    if (count && line.archivedAt === null) count.cards += 1;
  }

  #revisionRows(page: readonly RevisionLine[]): Row[] {
    const { known } = this.#prepared;
    return page.flatMap((line) => {
      if (known.cards.has(line.card) || known.same.cards.has(line.card)) return [];
      if (this.#examples.cards.has(line.card)) this.#examples.revisions.push(line);
      return [revisionRow(this.#renamedCards.get(line.card) ?? line.card, line)];
    });
  }
}

function sumOf(counts: ReadonlyMap<DeckId, DeckCount>): DeckCount {
  const sum = { notes: 0, cards: 0 };
  for (const { notes, cards } of counts.values()) {
    sum.notes += notes;
    sum.cards += cards;
  }
  return sum;
}

async function rename<Kind extends NoteId | CardId>(
  renamed: Map<Kind, Kind>,
  importing: Importing,
  { table, lines }: { table: 'Note' | 'Card'; lines: readonly { readonly id: Kind }[] },
): Promise<void> {
  const own = lines.map(({ id }) => id);
  for (const [id, here] of await idsFor(importing, table, own)) {
    if (here !== id) renamed.set(id, here);
  }
}
