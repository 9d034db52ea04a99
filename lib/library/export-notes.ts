import type { Actor, Context } from '#lib/context.ts';
import { notesHead, noteText } from '#lib/formats/anki/write/notes-text.ts';
import type { Separator } from '#lib/formats/csv/write.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { decksForAnki, noteIdsOf } from '#lib/store/anki-rows.ts';
import type { Counted } from './counted.ts';
import { deckNames } from './export-anki/anki-decks.ts';
import { notePages, noteTypesOf, typesForExport } from './export-anki/note-pages.ts';

/**
 * The notes as a table that Anki and spreadsheets read, one a row, without progress. Whoever asks gives ids first: the first column
 * is the GUID, by which Anki finds a note that it has.
 */
export function exportNotes(
  context: Context,
  actor: Actor,
  { tree, separator }: { readonly tree: SearchTree | null; readonly separator: Separator },
): Counted<string> {
  const counts = { notes: 0, cards: 0, reviews: 0, media: 0 };
  async function* chunks(): AsyncGenerator<string> {
    const decks = await decksForAnki(context.store.db, actor.user);
    const noteTypes = await noteTypesOf(context, actor);
    const types = typesForExport(noteTypes);
    const typeNames = new Map(types.map(({ id, name }) => [id, name]));
    const names = deckNames(decks);
    const fields = Math.max(...types.map((type) => type.fields.length));
    yield notesHead(fields, separator);
    const cards = tree && (await findCardIds(context, actor, tree));
    const notes = await noteIdsOf(
      context.store.db,
      decks.map(({ id }) => id),
    );
    const source = { notes, wanted: { cards, withProgress: false }, noteTypes };
    for await (const page of notePages(context, actor, source)) {
      counts.notes += page.length;
      for (const { note, cards: own } of page) {
        counts.cards += own.length;
        const deck = (own[0] && names.get(own[0].card.deck)) ?? '';
        const type = typeNames.get(note.noteType) ?? '';
        yield noteText({ note, type, deck }, { fields, separator });
      }
    }
  }
  return { chunks: chunks(), counts: () => counts };
}
