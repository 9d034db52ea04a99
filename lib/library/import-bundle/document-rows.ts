import type { DocumentLine } from '#lib/formats/bundle/lines.ts';
import type { DeckId, DocumentId } from '#lib/shared/ids.ts';
import { documentsAt, lastPositions, type StoredRow } from '#lib/store/bundle-rows.ts';
import type { Row } from '#lib/store/write-rows.ts';
import type { ImportedDecks } from './deck-rows.ts';
import { type TwoDocuments, textOf } from './document-texts.ts';
import { groupBy } from './file-content.ts';
import { type Importing, idsFor, type RowsOf } from './importing.ts';
import type { ContentMatch, NotePair } from './match-content.ts';
import type { SameContent } from './same-content.ts';

/** A document of the file as it is here. */
export interface ImportedDocument {
  readonly id: DocumentId;
  /** Place among the deck's documents. */
  readonly position: number;
}

/** What the documents of a file are here, by the ids of the file; absent where a document is not needed here. */
export interface ImportedDocuments {
  readonly ids: ReadonlyMap<DocumentId, ImportedDocument>;
  /** Texts of documents here that hold what is of here and what came, to be written when all that they hold has come. */
  readonly merged: ReadonlyMap<DocumentId, string>;
  readonly writes: readonly RowsOf[];
}

/** What decides about documents. */
export interface DocumentOwners {
  readonly match: ContentMatch;
  readonly same: SameContent;
  readonly decks: ImportedDecks;
}

/**
 * Documents are the same by home and path, or by deck and path where the same source has another home here. One whose
 * notes all lie in other documents here is not needed. A source follows the file where it holds all that is here, and takes what is new of it elsewhere.
 */
export async function importDocuments(
  importing: Importing,
  { match: { pairs }, same, decks }: DocumentOwners,
): Promise<ImportedDocuments> {
  const { db, user, file } = importing;
  const rows = await documentsAt(db, user, [...new Set(file.documents.map(({ path }) => path))]);
  const notes = groupBy(pairs, (pair) => pair.file.line.document);
  const here = new Map(file.documents.map((line) => [line.id, findHere(line, rows, decks)]));
  const missing = file.documents
    .filter(({ id }) => here.get(id) === undefined && !same.documents.has(id))
    .filter(({ id }) => isNeeded(notes.get(id)))
    .sort((a, b) => a.position - b.position);
  const created = await newRows(importing, missing, decks);
  const both = file.documents.flatMap((line) => {
    const row = here.get(line.id);
    return row && row.source !== line.source
      ? [{ line, row, notes: notes.get(line.id) ?? [] }]
      : [];
  });
  const changed: Row[] = [];
  const merged = new Map<DocumentId, string>();
  for (const each of both) {
    const text = await textOf(importing, each, same);
    if (text === 'theirs') changed.push(changedRow(each));
    else if (text !== 'mine') merged.set(idOf(each.row).id, text.together);
  }
  const known = [...here].flatMap(([id, row]) => (row ? [[id, idOf(row)] as const] : []));
  const made = missing.map(({ id }, index) => [id, idOf(created[index] ?? {})] as const);
  const writes = [changed, created].map((each) => ({ table: 'Document' as const, rows: each }));
  return { ids: new Map([...known, ...made]), merged, writes };
}

/** Null where the path is taken by a document of another deck. */
function findHere(
  { home, path, deck }: DocumentLine,
  rows: readonly StoredRow[],
  decks: ImportedDecks,
): StoredRow | null | undefined {
  const deckId = decks.ids.get(deck);
  const atPath = rows.filter((row) => row.path === path);
  const same = atPath.find((row) => row.home === home);
  if (same) return same.deckId === deckId ? same : null;
  return atPath.find((row) => row.deckId === deckId);
}

function isNeeded(notes: readonly NotePair[] | undefined): boolean {
  return notes === undefined || notes.some(({ here }) => here === null);
}

async function newRows(
  importing: Importing,
  lines: readonly DocumentLine[],
  decks: ImportedDecks,
): Promise<Row[]> {
  const { db, user } = importing;
  const own = lines.map(({ id }) => id);
  const ids = await idsFor(importing, 'Document', own);
  const last = await lastPositions(db, [...decks.ids.values()]);
  return lines.map((line) => {
    const { id, deck, archivedAt, home, path, source, upstream, hash, rendered } = line;
    const deckId = decks.ids.get(deck) as DeckId;
    const position = decks.created.has(deck) ? line.position : (last.get(deckId) ?? -1) + 1;
    last.set(deckId, position);
    const text = { home, path, source, upstream, hash, rendered, position, archivedAt };
    return { id: ids.get(id) ?? id, ownerId: user, deckId, ...text };
  });
}

function changedRow({ line: { source, upstream, hash, rendered }, row }: TwoDocuments): Row {
  return { ...row, source, upstream, hash, rendered, archivedAt: null };
}

function idOf(row: Row): ImportedDocument {
  return { id: row.id as DocumentId, position: Number(row.position) };
}
