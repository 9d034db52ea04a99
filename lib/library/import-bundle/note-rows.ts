import type { NoteLine } from '#lib/formats/bundle/lines.ts';
import type { CardId, DeckId, DocumentId, NoteId } from '#lib/shared/ids.ts';
import { type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import { PLACES_PER_DOCUMENT } from '../apply/write-documents.ts';
import { addCards, type CardRows, emptyCardRows } from './card-rows.ts';
import type { ImportedDecks } from './deck-rows.ts';
import type { ImportedDocument, ImportedDocuments } from './document-rows.ts';
import type { FileCard } from './file-content.ts';
import { type Importing, idsFor, isChanged, type RowsOf } from './importing.ts';
import type { ContentMatch, NotePair } from './match-content.ts';
import type { ImportedNoteTypes } from './note-type-rows.ts';

/** What the notes and cards of a file are here. */
export interface ImportedNotes {
  readonly cards: Pick<CardRows, 'ids' | 'renumbered'>;
  /** Cards whose row changes. */
  readonly changedCards: readonly CardId[];
  readonly writes: readonly RowsOf[];
}

interface Here {
  readonly notes: ReadonlyMap<NoteId, Row>;
  readonly cards: ReadonlyMap<CardId, Row>;
  readonly newNotes: ReadonlyMap<NoteId, NoteId>;
  readonly newCards: ReadonlyMap<CardId, CardId>;
}

/** What notes refer to. */
export interface NoteOwners {
  readonly decks: ImportedDecks;
  readonly documents: ImportedDocuments;
}

/** Rows of notes, cards and texts: new ones as they are in the file, the others as far as the file is newer. */
export async function importNotes(
  importing: Importing,
  { pairs }: ContentMatch,
  { decks, documents }: NoteOwners,
): Promise<ImportedNotes> {
  const { types } = importing;
  const here = await readHere(importing, pairs);
  const created: Row[] = [];
  const changed: Row[] = [];
  const cards = emptyCardRows();
  for (const pair of pairs) {
    const { line } = pair.file;
    const document = (line.document && documents.ids.get(line.document)) ?? null;
    const deck = decks.ids.get(line.deck) as DeckId;
    const note = pair.here?.id ?? here.newNotes.get(line.id) ?? line.id;
    const row = here.notes.get(note);
    if (pair.here === null) created.push(newNoteRow(line, { note, deck, document, types }));
    else if (pair.takes && row) changed.push(...changedRow(pair, row, { document, types }));
    const isNewDeck = decks.created.has(line.deck);
    const position = (old: number) => (isNewDeck ? old : placeIn(document, old));
    const deckOf = ({ line: { deck: own } }: FileCard) => decks.ids.get(own) ?? deck;
    const place = { note, deckOf, position, newIds: here.newCards, rows: here.cards };
    addCards(cards, pair, { ...place, now: importing.now });
  }
  return {
    cards,
    changedCards: cards.changed.map(({ id }) => id as CardId),
    writes: [
      { table: 'Note', rows: changed },
      { table: 'Note', rows: created },
      // First what gives up a facet that another takes.
      { table: 'Card', rows: cards.displaced },
      { table: 'Card', rows: cards.changed },
      { table: 'Card', rows: cards.created },
      { table: 'CardRevision', rows: cards.revisions },
    ],
  };
}

async function readHere(importing: Importing, pairs: readonly NotePair[]): Promise<Here> {
  const { db } = importing;
  const taking = pairs.filter(({ takes }) => takes);
  const notes = taking.flatMap(({ here }) => (here ? [{ id: here.id }] : []));
  const cards = taking.flatMap(({ here }) => here?.cards.map(({ id }) => ({ id })) ?? []);
  const missingNotes = pairs.filter(({ here }) => here === null).map(({ file }) => file.line.id);
  const missingCards = pairs.flatMap((pair) =>
    pair.cards.filter(({ here }) => here === null).map(({ file }) => file.line.id),
  );
  return {
    notes: byId<NoteId>(await readRowsByKey(db, 'Note', notes)),
    cards: byId<CardId>(await readRowsByKey(db, 'Card', cards)),
    newNotes: await idsFor(importing, 'Note', missingNotes),
    newCards: await idsFor(importing, 'Card', missingCards),
  };
}

function byId<Id extends string>(rows: readonly Row[]): Map<Id, Row> {
  return new Map(rows.map((row) => [row.id as Id, row]));
}

/** The place in a deck that is here of a card that stood elsewhere. */
export function placeIn(document: ImportedDocument | null, old: number): number {
  return document ? document.position * PLACES_PER_DOCUMENT + (old % PLACES_PER_DOCUMENT) : old;
}

/** The row of a note that is new here. */
export function newNoteRow(
  line: NoteLine,
  here: {
    readonly note: NoteId;
    readonly deck: DeckId;
    readonly document: ImportedDocument | null;
    readonly types: ImportedNoteTypes;
  },
): Row {
  const { noteTypeId, fields, upstream } = fieldColumns(line, here.types);
  // Written out: parts that are spread together take several times as long.
  return {
    id: here.note,
    deckId: here.deck,
    documentId: here.document?.id ?? null,
    key: line.key,
    kind: line.kind,
    source: line.source,
    contentHash: line.contentHash,
    promptHash: line.promptHash,
    answerHash: line.answerHash,
    headings: JSON.stringify(line.headings),
    line: line.line,
    column: line.column,
    endLine: line.endLine,
    endColumn: line.endColumn,
    tags: JSON.stringify(line.tags),
    createdAt: line.createdAt,
    archivedAt: line.archivedAt,
    noteTypeId,
    fields,
    guid: line.guid,
    ankiId: line.ankiId,
    upstream,
    removed: line.removed,
  };
}

/** What a note with fields has besides. */
function fieldColumns({ noteType, fields, upstream }: NoteLine, { ids }: ImportedNoteTypes) {
  return {
    noteTypeId: (noteType && ids.get(noteType)) ?? null,
    fields: fields && JSON.stringify(fields),
    upstream: upstream === null ? null : JSON.stringify(upstream),
  };
}

/** A note stays in the document where it lies here; only there its lines mean something. */
function changedRow(
  { file, here }: NotePair,
  row: Row,
  { document, types }: { document: ImportedDocument | null; types: ImportedNoteTypes },
): Row[] {
  const { key, kind, source, contentHash, promptHash, answerHash, headings, tags } = file.line;
  const { line, column, endLine, endColumn } = file.line;
  const documentId = here?.archived ? (document?.id ?? row.documentId) : row.documentId;
  const isThere = document !== null && documentId === (document.id as DocumentId);
  const changed: Row = {
    ...row,
    ...{ key, kind, source, contentHash, promptHash, answerHash },
    ...(isThere ? { line, column, endLine, endColumn } : {}),
    headings: JSON.stringify(headings),
    tags: JSON.stringify(tags),
    documentId: documentId ?? null,
    ...fieldColumns(file.line, types),
    archivedAt: null,
    removed: false,
  };
  return isChanged(changed, row) ? [changed] : [];
}
