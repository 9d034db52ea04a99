import type { AnkiCard } from '#lib/formats/anki/collection.ts';
import type { FieldsCard, FieldsNote } from '#lib/store/fields-notes.ts';
import { type Carriage, carriedFacet, carriedFields } from './carriage.ts';
import type { NoteTypeHere } from './note-types-here.ts';
import type { NoteWithCards } from './notes-with-cards.ts';
import { carriedTexts } from './write-note-types.ts';

/** Notes and cards of a form that is older than the one here. */
export function broughtUp({ note, cards }: NoteWithCards, outdated: Carriage): NoteWithCards {
  const ordinalOf = (card: AnkiCard) => outdated.templates.get(card.ordinal) ?? -1;
  return {
    note: { ...note, fields: carriedFields(note.fields, outdated) },
    cards: cards.map((card) => ({ ...card, ordinal: ordinalOf(card) })),
  };
}

/** As the notes here will be once their types have changed. */
export function inNewForm<Incoming extends { readonly type: NoteTypeHere }>(
  here: ReadonlyMap<Incoming, FieldsNote>,
): Map<Incoming, FieldsNote> {
  const carried = (note: FieldsNote, { id, carriage }: NoteTypeHere) =>
    carriage && note.noteTypeId === id ? { ...note, ...carriedTexts(note, carriage) } : note;
  return new Map([...here].map(([each, note]) => [each, carried(note, each.type)]));
}

/** The same of their cards, without those whose template goes. */
export function cardsInNewForm(
  cards: readonly FieldsCard[],
  note: Pick<FieldsNote, 'noteTypeId'> | null,
  { id, carriage }: NoteTypeHere,
): readonly FieldsCard[] {
  if (carriage === null || note?.noteTypeId !== id) return cards;
  return cards.flatMap((card) => {
    const facet = carriedFacet(card.facet, carriage);
    return facet === null ? [] : [{ ...card, facet }];
  });
}
