import type { Context } from '#lib/context.ts';
import { strippedField } from '#lib/formats/anki/write/stripped-field.ts';
import type { CardId, NoteId, NoteTypeId } from '#lib/shared/ids.ts';
import { cardsOfNotes, firstFieldsWith } from '#lib/store/fields-notes.ts';

/** Other notes of the same type whose first field reads the same, as Anki tells duplicates. */
export interface Twins {
  readonly count: number;
  /** A card of the oldest of them. */
  readonly card: CardId;
}

/** What is looked for. */
export interface FirstField {
  readonly type: NoteTypeId;
  readonly html: string;
  /** The note whose field it is; null for one that is not there yet. */
  readonly note: NoteId | null;
}

/** The twins of a note; null where it has none, or its first field is empty. */
export async function findTwins(
  { store: { db } }: Context,
  { type, html, note }: FirstField,
): Promise<Twins | null> {
  const text = strippedField(html);
  if (text.trim() === '') return null;
  const alike = (await firstFieldsWith(db, type, longestWord(text))).filter(
    ({ id, first }) => id !== note && strippedField(first) === text,
  );
  const cards = await cardsOfNotes(
    db,
    alike.slice(0, 1).map(({ id }) => id),
  );
  const [card] = [...cards.values()].flat();
  return card ? { count: alike.length, card: card.id } : null;
}

/** Letters and digits stand in HTML as they are. */
function longestWord(text: string): string {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [''];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest));
}
