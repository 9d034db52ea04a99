import type { NoteField } from '#lib/bundle/note-type.ts';
import type { Actor, Context } from '#lib/context.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import type { CardId, NoteId, UserId } from '#lib/shared/ids.ts';
import { type DeckRow, decksByAnkiId, decksById } from '#lib/store/decks.ts';
import {
  cardsOfNotes,
  type FieldsCard,
  type FieldsNote,
  fieldsNotes,
} from '#lib/store/fields-notes.ts';
import { readNoteTypes, type StoredNoteType } from '#lib/store/note-types.ts';
import type { Db } from '#lib/store/store.ts';

/** A field, open for editing. */
export interface EditableField
  extends Pick<NoteField, 'name' | 'rightToLeft' | 'plainText' | 'description'> {
  /** As it is kept. */
  readonly html: string;
}

/** A note with fields, open for editing. */
export interface EditableFields {
  readonly kind: 'fields';
  readonly card: CardId;
  readonly note: NoteId;
  readonly noteType: { readonly name: string; readonly kind: StoredNoteType['kind'] };
  readonly deckTitle: string;
  readonly language: string;
  readonly fields: readonly EditableField[];
  readonly tags: readonly string[];
  /** Names fields and tags as they were opened. */
  readonly base: string;
}

/** A note with fields and all that is needed to write it. */
export interface OpenFields {
  readonly note: FieldsNote;
  readonly type: StoredNoteType;
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  readonly cards: readonly FieldsCard[];
  /** Those of the note and of its cards. */
  readonly decks: ReadonlyMap<string, DeckRow>;
  /** Those that templates name for their new cards, by their numbers in Anki. */
  readonly targets: ReadonlyMap<number, DeckRow>;
}

/** Opens a note of the person's; null where it has no fields, or is not there. */
export async function openFields(
  context: Context,
  actor: Actor,
  id: NoteId,
): Promise<OpenFields | null> {
  const [open] = await openManyFields(context, actor, [id]);
  return open ?? null;
}

/** Opens those of these notes that are the person's and have fields. */
export async function openManyFields(
  { store }: Context,
  { user }: Actor,
  ids: readonly NoteId[],
): Promise<OpenFields[]> {
  const { db } = store;
  const notes = await fieldsNotes(db, user, ids);
  const types = new Map((await readNoteTypes(db, user)).map((type) => [type.id, type]));
  const cards = await cardsOfNotes(db, ids);
  const lying = new Set([...notes, ...[...cards.values()].flat()].map(({ deckId }) => deckId));
  const decks = new Map(
    (await decksById(db, user, [...lying])).map((deck) => [deck.id as string, deck]),
  );
  const used = new Set(notes.map(({ noteTypeId }) => noteTypeId));
  const targets = await targetDecks(
    db,
    user,
    [...types.values()].filter(({ id }) => used.has(id)),
  );
  return notes.flatMap((note) => {
    const type = types.get(note.noteTypeId);
    if (!type) return [];
    const fields = JSON.parse(note.fields) as string[];
    const tags = JSON.parse(note.tags) as string[];
    return [{ note, type, fields, tags, cards: cards.get(note.id) ?? [], decks, targets }];
  });
}

/** The decks that templates of these types name for their new cards, by their numbers in Anki. */
export function targetDecks(
  db: Db,
  user: UserId,
  types: readonly StoredNoteType[],
): Promise<Map<number, DeckRow>> {
  const numbers = types.flatMap(({ templates }) => templates.flatMap(({ deck }) => deck ?? []));
  return decksByAnkiId(db, user, numbers);
}

/** What of an open note is edited, from one of its cards. */
export function editableFields(open: OpenFields, card: CardId): EditableFields {
  const { note, type, fields, tags, cards, decks } = open;
  const own = cards.find(({ id }) => id === card);
  const deck = decks.get(own?.deckId ?? note.deckId);
  return {
    ...{ kind: 'fields', card, note: note.id, tags },
    noteType: { name: type.name, kind: type.kind },
    deckTitle: deck?.title ?? '',
    language: own?.language ?? deck?.language ?? 'en',
    fields: type.fields.map(({ name, rightToLeft, plainText, description }, at) => {
      return { name, rightToLeft, plainText, description, html: fields[at] ?? '' };
    }),
    base: baseOf(open),
  };
}

/** Names what is edited of a note: another text has another name. */
export function baseOf({ type, fields, tags }: OpenFields): string {
  return textHash(JSON.stringify([type.id, fields, tags])).slice(0, 32);
}
