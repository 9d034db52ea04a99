import { cardText, fieldsHash } from '#lib/drawing/card-text.ts';
import type { AnkiCard, UpstreamNote } from '#lib/formats/anki/collection.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import { IdRun } from '#lib/shared/id-run.ts';
import type { CardId, DeckId, NoteId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { NewCardTexts } from '#lib/store/search/card-texts.ts';
import { type Change, changeColumns, changeRows } from '#lib/store/transact.ts';
import { insertUnread, type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import type { MarkNews } from './card-marks.ts';
import type { DecksHere } from './decks-here.ts';
import type { PackageImport } from './importing.ts';
import type { CardPlan, NotePlan } from './plan-notes.ts';
import type { NumberedCard } from './review-log.ts';
import { saidColumns, withMarks } from './said-columns.ts';

/** What the history of a card is hung on. */
export interface WrittenCard {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deck: string;
  readonly revision: number;
  readonly language: string;
  readonly isNew: boolean;
  readonly isMarked: boolean;
  /** What was put on it in Anki since it came last; null where nothing was. Of a new one that is not told. */
  readonly news: MarkNews | null;
  /** Its id in the package. */
  readonly ankiId: number;
}

/** Writes notes with their cards as they were planned, chunk by chunk; then it is to be finished. */
export class NoteWriter {
  readonly #change: Change;
  readonly #importing: PackageImport;
  readonly #decks: DecksHere;
  readonly #media: (name: string) => string | null;
  readonly noteIds: IdRun<'note'>;
  readonly cardIds: IdRun<'card'>;
  /** Those that were here, by their ids in the package. */
  readonly known = new Map<number, WrittenCard>();
  /** The decks that got cards, each with the least place that one of them has there. */
  readonly places = new Map<DeckId, number>();
  /** Cards whose histories are to come, since they were taken last. */
  #written: NumberedCard[] = [];
  readonly #texts: NewCardTexts;

  constructor(
    change: Change,
    {
      importing,
      decks,
      media,
    }: {
      importing: PackageImport;
      decks: DecksHere;
      media: (name: string) => string | null;
    },
  ) {
    this.#change = change;
    this.#importing = importing;
    this.#decks = decks;
    this.#media = media;
    const { newId } = importing;
    this.noteIds = new IdRun(newId<'note'>(), newId);
    this.cardIds = new IdRun(newId<'card'>(), newId);
    this.#texts = new NewCardTexts(change.db);
  }

  async write(plans: readonly NotePlan[]): Promise<void> {
    await changeRows(this.#change, 'Deck', this.#decks.takeRows());
    await this.#bringDecksBack(plans);
    const rows = emptyRows();
    for (const plan of plans) this.#add(rows, plan);
    const { db } = this.#change;
    // No two cards of a note may bear one facet at any time.
    const displaced = plans.flatMap((plan) => plan.displaced);
    await changeColumns(this.#change, 'Card', displaced);
    await insertUnread(db, 'Note', rows.newNotes);
    await insertUnread(db, 'Card', rows.newCards);
    await insertUnread(db, 'CardRevision', rows.newRevisions);
    await this.#changeKnown('Note', rows.notes);
    await this.#changeKnown('Card', rows.cards);
    await changeRows(this.#change, 'CardRevision', rows.revisions);
    await this.#texts.write();
  }

  /** Notes that are new, or come out of the archive, are not to lie in a deck that is in it. */
  async #bringDecksBack(plans: readonly NotePlan[]): Promise<void> {
    const coming = plans.filter(({ action }) => action === 'create' || action === 'revive');
    const keys = coming.flatMap(({ cards }) => cards.map(({ deck }) => deck.key));
    const back = this.#decks.takeArchived(new Set(keys)).map((id) => ({ id, archivedAt: null }));
    await changeColumns(this.#change, 'Deck', back);
  }

  /** To be called once all are written. */
  async finish(): Promise<void> {
    await this.#texts.finish();
  }

  /** Changes some columns of rows that are here. */
  async #changeKnown(table: 'Note' | 'Card', changed: readonly Row[]): Promise<void> {
    const before = new Map(
      (await readRowsByKey(this.#change.db, table, changed)).map((row) => [row.id, row]),
    );
    const rows = changed.map((row) => ({ ...before.get(row.id ?? null), ...row }));
    await changeRows(this.#change, table, rows);
  }

  #add(rows: Rows, plan: NotePlan): void {
    const note = plan.here?.id ?? this.noteIds.next();
    if (plan.here === null) rows.newNotes.push(this.#newNote(plan, note));
    else {
      const changed = changedNote(plan, note);
      if (changed) rows.notes.push(changed);
    }
    for (const card of plan.cards) this.#addCard(rows, { plan, card, note });
  }

  #newNote(plan: NotePlan, id: NoteId): Row {
    const said = saidColumns(plan);
    const hashes = hashColumns(plan);
    const ankiId = this.#numbered(plan.note.id);
    return {
      id,
      deckId: plan.cards[0]?.deck.id ?? null,
      documentId: null,
      key: null,
      kind: 'fields',
      source: '',
      headings: '[]',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      createdAt: createdAt(ankiId, this.#importing.now),
      archivedAt: null,
      ankiId,
      contentHash: hashes.contentHash,
      promptHash: hashes.promptHash,
      answerHash: hashes.answerHash,
      tags: said.tags,
      noteTypeId: said.noteTypeId,
      fields: said.fields,
      guid: said.guid,
      upstream: said.upstream,
    };
  }

  #addCard(rows: Rows, { plan, card, note }: { plan: NotePlan; card: CardPlan; note: NoteId }) {
    const { here, deck, facet, isGone } = card;
    const id = here?.id ?? this.cardIds.next();
    const language = here?.language ?? deck.language;
    let revision = here?.revision ?? 1;
    if (here === null || (plan.isRedrawn && !isGone)) {
      const text = this.#textOf(plan, card);
      if (here !== null && here.hash !== text.hash) revision = here.revision + 1;
      const { hash, prompt, answer, check } = text;
      const createdAt = this.#importing.now;
      const row = { cardId: id, revision, hash, prompt, answer, check, createdAt };
      if (here === null) {
        rows.newRevisions.push(row);
        this.#texts.add({ id, prompt, answer, tags: plan.tags });
      } else if (here.hash !== text.hash) rows.revisions.push(row);
    }
    if (here === null) {
      const { now } = this.#importing;
      const ankiId = this.#numbered(card.card.id);
      const position = positionOf(card.card);
      this.#notePlace(deck.id, position);
      rows.newCards.push({
        id,
        noteId: note,
        deckId: deck.id,
        facet,
        language,
        revision,
        position,
        createdAt: createdAt(ankiId, now),
        archivedAt: null,
        ankiId,
      });
    } else {
      const ankiId = this.#numbered(card.card.id) ?? here.ankiId;
      if (isChangedCard(card, { revision, ankiId })) {
        const archivedAt = isGone ? here.archivedAt : null;
        this.#notePlace(deck.id, 0);
        rows.cards.push({ id, deckId: deck.id, facet, revision, archivedAt, ankiId });
      }
    }
    const written: WrittenCard = {
      id,
      note,
      deck: deck.id,
      revision,
      language,
      isNew: here === null,
      isMarked: plan.tags.includes('marked'),
      news: here === null ? null : newsOf(plan, facet),
      ankiId: card.card.id,
    };
    if (here !== null) this.known.set(card.card.id, written);
    // Of a million new cards nobody asks again, unless their histories come.
    if (this.#importing.choices.withProgress) {
      this.#written.push({ card: written, anki: card.card });
    }
  }

  /** Cards that were written since the last time, where histories come along. */
  takeWritten(): NumberedCard[] {
    const written = this.#written;
    this.#written = [];
    return written;
  }

  #notePlace(deck: DeckId, place: number): void {
    this.places.set(deck, Math.min(place, this.places.get(deck) ?? Infinity));
  }

  /** Only Anki's numbers are kept: rows of a table are numbered by their places, and Anki lets stand no instant that is to come. */
  #numbered(id: number): number | null {
    const { source, now } = this.#importing;
    return source.kind === 'anki' && id > 0 && id <= now + DAY ? id : null;
  }

  #textOf({ type, fields, tags }: NotePlan, { card, deck }: CardPlan) {
    return cardText({
      noteType: type.type,
      noteTypeId: type.id,
      fields,
      ordinal: card.ordinal,
      deckName: deck.key,
      tags,
      flag: card.flags & 7,
      language: deck.language,
      media: this.#media,
    });
  }
}

interface Rows {
  readonly newNotes: Row[];
  readonly newCards: Row[];
  readonly newRevisions: Row[];
  readonly notes: Row[];
  readonly cards: Row[];
  readonly revisions: Row[];
}

function emptyRows(): Rows {
  return { newNotes: [], newCards: [], newRevisions: [], notes: [], cards: [], revisions: [] };
}

/** What follows from the text of a note. Two notes are the same only by their GUIDs, so the hashes say that rather than what they ask. */
function hashColumns({ note, guid, type, fields }: NotePlan) {
  const name = guid ?? String(note.id);
  return {
    contentHash: fieldsHash(name, type.id, fields),
    promptHash: textHash(`prompt\0${name}`).slice(0, 32),
    answerHash: textHash(`answer\0${name}`).slice(0, 32),
  };
}

/** Null where nothing of it changes. What waits for a decision keeps the version that it was compared with, but for what is put on its cards. */
function changedNote(plan: NotePlan, id: NoteId): Row | null {
  const { here, note, action, isAsItCame, marks } = plan;
  if (here === null || isAsItCame) return null;
  const base = here.upstream === null ? null : (JSON.parse(here.upstream) as UpstreamNote);
  const isOlder = base !== null && note.modified < base.modified;
  const columns = saidColumns(plan);
  const isKept = here.upstream !== null && (isOlder || action === 'ambiguous');
  const upstream = isKept ? withMarks(here.upstream, marks) : columns.upstream;
  if (action === 'ambiguous') {
    return base === null || upstream === here.upstream ? null : { id, upstream };
  }
  const isSame =
    here.archivedAt === null &&
    here.fields === columns.fields &&
    here.tags === columns.tags &&
    here.upstream === upstream &&
    here.noteTypeId === columns.noteTypeId &&
    here.guid === columns.guid;
  return isSame ? null : { id, ...hashColumns(plan), ...columns, upstream, archivedAt: null };
}

function isChangedCard(
  { here, deck, facet, isGone }: CardPlan,
  { revision, ankiId }: { readonly revision: number; readonly ankiId: number | null },
): boolean {
  return (
    here !== null &&
    (here.deckId !== deck.id ||
      here.facet !== facet ||
      here.revision !== revision ||
      (here.archivedAt !== null && !isGone) ||
      here.ankiId !== ankiId)
  );
}

function newsOf(plan: NotePlan, facet: string): MarkNews | null {
  const { here, isAsItCame, tags } = plan;
  if (here === null || isAsItCame) return null;
  const before = { mark: plan.marksThen[facet], isMarked: here.tags.includes('"marked"') };
  const now = { mark: plan.marks[facet], isMarked: tags.includes('marked') };
  return before.mark === now.mark && before.isMarked === now.isMarked ? null : { before, now };
}

const MOST_PLACES = 2_000_000;
const CARDS_EACH = 1000;

/** New cards come in the order that Anki gave them; the cards of one note share a place there. */
function positionOf({ type, due, data, ordinal, originalDeck, originalDue }: AnkiCard): number {
  const own = originalDeck !== 0 && originalDue !== 0 ? originalDue : due;
  const place = type === 'new' ? own : (data.position ?? 0);
  const within = Math.min(Math.max(place, 0), MOST_PLACES);
  return within * CARDS_EACH + Math.min(ordinal, CARDS_EACH - 1);
}

/** Ids of Anki are the instants at which things were made. */
function createdAt(id: number | null, now: number): number {
  return id !== null && id > 0 && id <= now ? id : now;
}
