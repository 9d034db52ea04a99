import type { NoteField } from '#lib/bundle/note-type.ts';
import type { Actor, Context } from '#lib/context.ts';
import type { DeckId, NoteTypeId } from '#lib/shared/ids.ts';
import { countByNoteType } from '#lib/store/fields-notes.ts';
import { readNoteTypes, type StoredNoteType } from '#lib/store/note-types.ts';

/** A field of a note that is to be written. */
export type EmptyField = Pick<
  NoteField,
  'name' | 'rightToLeft' | 'plainText' | 'description' | 'sticky'
>;

/** A note type in which a note can be written. */
export interface OfferedNoteType {
  readonly id: NoteTypeId;
  readonly name: string;
  readonly kind: StoredNoteType['kind'];
  readonly fields: readonly EmptyField[];
  /** Live notes of it in the deck. */
  readonly used: number;
}

/** The person's note types for a new note in a deck: those that it uses most come first, the others by name. */
export async function listNoteTypes(
  { store: { db } }: Context,
  { user }: Actor,
  deck: DeckId,
): Promise<OfferedNoteType[]> {
  const types = await readNoteTypes(db, user);
  if (types.length === 0) return [];
  const used = await countByNoteType(db, deck);
  const offered = types.map((type) => offer(type, used.get(type.id) ?? 0));
  return offered.sort((a, b) => b.used - a.used || a.name.localeCompare(b.name));
}

function offer({ id, name, kind, fields }: StoredNoteType, used: number): OfferedNoteType {
  return {
    ...{ id, name, kind, used },
    fields: fields.map(({ name, rightToLeft, plainText, description, sticky }) => {
      return { name, rightToLeft, plainText, description, sticky };
    }),
  };
}
