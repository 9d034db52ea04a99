import { type ImportedDecks, importDecks } from './deck-rows.ts';
import { type ImportedDocuments, importDocuments } from './document-rows.ts';
import type { Importing, RowsOf } from './importing.ts';
import { type KnownContent, knownContent } from './known-content.ts';
import { type ContentMatch, matchContent } from './match-content.ts';
import { importMediaNames } from './media-name-rows.ts';
import { type ImportedNotes, importNotes } from './note-rows.ts';
import { type ImportedStudy, importStudy } from './study-rows.ts';

/** What an import will write before what is new altogether, and what the things of the file are here. */
export interface PreparedImport {
  readonly known: KnownContent;
  readonly match: ContentMatch;
  readonly decks: ImportedDecks;
  readonly documents: ImportedDocuments;
  readonly notes: ImportedNotes;
  readonly study: ImportedStudy;
  readonly writes: readonly RowsOf[];
}

/** Compares a bundle file with what is here, as far as anything of it is. Writes nothing. */
export async function prepareImport(importing: Importing): Promise<PreparedImport> {
  const { types } = importing;
  const known = await knownContent(importing);
  const match = await matchContent(importing, known);
  const decks = await importDecks(importing, match);
  const documents = await importDocuments(importing, { match, same: known.same, decks });
  const notes = await importNotes(importing, match, { decks, documents });
  const study = await importStudy(importing, decks);
  const names = await importMediaNames(importing);
  const writes = [decks, documents, types, notes, study, names].flatMap((part) => part.writes);
  return { known, match, decks, documents, notes, study, writes };
}
