import type { AnkiNote, UpstreamNote } from '#lib/formats/anki/collection.ts';
import type { FieldsNote } from '#lib/store/fields-notes.ts';
import { isSame } from './completed-note.ts';
import type { NoteChange } from './note-change.ts';
import type { CardPlan } from './plan-notes.ts';

/** Whether the owner of a note deleted it, and it says in the file what it said then. */
export function isToStayAway(
  { archivedAt, removed, upstream }: FieldsNote,
  note: AnkiNote,
): boolean {
  if (archivedAt === null || !removed || upstream === null) return false;
  return isSame((JSON.parse(upstream) as UpstreamNote).fields, note.fields);
}

/** What becomes of a note that stays as it is: its cards lie where they lay, in the archive or not, with what is new in their histories. */
export function stayingAway(here: FieldsNote, cards: readonly CardPlan[]): NoteChange {
  return {
    action: 'unchanged',
    fields: JSON.parse(here.fields) as string[],
    tags: JSON.parse(here.tags) as string[],
    conflicts: [],
    isOfBoth: false,
    isRedrawn: false,
    cards: cards.flatMap((card) =>
      card.here ? [{ ...card, facet: card.here.facet, isGone: true }] : [],
    ),
  };
}
