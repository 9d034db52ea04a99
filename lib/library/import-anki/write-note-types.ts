import { displacedFacet } from '#lib/bundle/match-cards.ts';
import type { UpstreamNote } from '#lib/formats/anki/collection.ts';
import { followCards } from '#lib/history/follow-cards.ts';
import { archiveContent } from '#lib/store/archive-content.ts';
import { cardsOfNotes, type FieldsNote, notesOfType } from '#lib/store/fields-notes.ts';
import { type Change, changeColumns, changeRows } from '#lib/store/transact.ts';
import { keepCreation } from '#lib/store/write-rows.ts';
import { type Carriage, carriedFacet, carriedFields } from './carriage.ts';
import type { NoteTypeHere } from './note-types-here.ts';

/**
 * Writes note types that are new or changed. Where fields or templates lie elsewhere by now, the notes here keep their texts and the cards their
 * histories; cards whose template went away go to the archive.
 */
export async function writeNoteTypes(
  change: Change,
  types: readonly NoteTypeHere[],
): Promise<void> {
  for (const { row, carriage, id } of types) {
    if (row === null) continue;
    await changeRows(change, 'NoteType', await keepCreation(change.db, 'NoteType', [row]));
    if (carriage === null) continue;
    const notes = await notesOfType(change.db, id);
    const texts = notes.map((note) => carriedTexts(note, carriage));
    await changeColumns(change, 'Note', texts);
    await carryCards(change, notes, carriage);
  }
}

/** What a note says here and said when it came last, in the order of its fields by now. */
export function carriedTexts({ id, fields, upstream }: FieldsNote, carriage: Carriage) {
  const base = upstream === null ? null : (JSON.parse(upstream) as UpstreamNote);
  const carriedBase = base && { ...base, ...carriedUpstream(base, carriage) };
  return {
    id,
    fields: JSON.stringify(carriedFields(JSON.parse(fields) as string[], carriage)),
    upstream: carriedBase && JSON.stringify(carriedBase),
  };
}

function carriedUpstream({ fields, marks }: UpstreamNote, carriage: Carriage) {
  const carried = Object.entries(marks ?? {}).flatMap(([was, mark]) => {
    const facet = carriedFacet(was, carriage);
    return facet === null ? [] : [[facet, mark] as const];
  });
  return {
    fields: carriedFields(fields, carriage),
    marks: carried.length > 0 ? Object.fromEntries(carried) : undefined,
  };
}

/** No two cards of a note may bear one facet at any time, so that those which move give up theirs first. */
async function carryCards(
  change: Change,
  notes: readonly FieldsNote[],
  carriage: Carriage,
): Promise<void> {
  const known = await cardsOfNotes(
    change.db,
    notes.map(({ id }) => id),
  );
  const moving = [...known.values()].flat().flatMap(({ id, facet }) => {
    const carried = carriedFacet(facet, carriage);
    return carried === facet ? [] : [{ id, facet, carried }];
  });
  await changeColumns(
    change,
    'Card',
    moving.map((card) => ({ id: card.id, facet: displacedFacet(card) })),
  );
  await changeColumns(
    change,
    'Card',
    moving.flatMap(({ id, carried }) => (carried === null ? [] : [{ id, facet: carried }])),
  );
  const gone = moving.flatMap(({ id, carried }) => (carried === null ? [id] : []));
  await archiveContent(change, 'Card', gone);
  await followCards(change.db, change.head.user, gone);
}
