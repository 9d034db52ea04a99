import type { OutlookWords } from '#app/api/notes/outlook-in-words.ts';
import type { FieldsAddition } from '#lib/library/editing/add-fields.ts';
import type { Added } from '#lib/library/editing/add-note.ts';
import type { AdditionDeck } from '#lib/library/editing/addition-decks.ts';
import type { SavedFields } from '#lib/library/editing/edit-fields.ts';
import type { Saved } from '#lib/library/editing/edit-note.ts';
import type { OfferedNoteType } from '#lib/library/editing/list-note-types.ts';
import type { Editable } from '#lib/library/editing/open-note.ts';
import type { CardId, DeckId, OperationId } from '#lib/shared/ids.ts';
import { SECOND } from '#lib/shared/instant.ts';

const PATIENCE = 30 * SECOND;

/** A reply; what the server refuses comes with its status, and no connection as 0. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number };

/** Opens the text of a card. Never rejects. */
export function getText(card: CardId): Promise<Reply<Editable>> {
  return call(`/api/notes/text?${new URLSearchParams({ card })}`);
}

/** Another text of a card. */
export interface TextOfCard {
  readonly card: CardId;
  readonly base: string;
  readonly text: string;
}

/** What another text of a card would do; null where its document changed meanwhile. Never rejects. */
export function postPreview(edit: TextOfCard): Promise<Reply<OutlookWords | null>> {
  return call('/api/notes/preview', edit);
}

/** Saves another text of a card. Never rejects. */
export function postSave(edit: TextOfCard): Promise<Reply<Saved>> {
  return call('/api/notes/save', edit);
}

/** Other fields for the note of a card. */
export interface FieldsOfCard {
  readonly card: CardId;
  readonly base: string;
  /** HTML. */
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

/** What other fields would do; null where the note changed meanwhile. Never rejects. */
export function postFieldsPreview(edit: FieldsOfCard): Promise<Reply<OutlookWords | null>> {
  return call('/api/notes/fields/preview', edit);
}

/** Saves other fields of a note. Never rejects. */
export function postFields(edit: FieldsOfCard): Promise<Reply<SavedFields>> {
  return call('/api/notes/fields/save', edit);
}

/** A text for a deck. */
export interface TextForDeck {
  readonly deck: DeckId;
  readonly text: string;
}

/** What a text would add. Never rejects. */
export function postAdditionPreview(addition: TextForDeck): Promise<Reply<OutlookWords>> {
  return call('/api/notes/add/preview', addition);
}

/** Adds a text to a deck. Never rejects. */
export function postAddition(addition: TextForDeck): Promise<Reply<Added>> {
  return call('/api/notes/add', addition);
}

/** What a note with fields would add. Never rejects. */
export function postAddedFieldsPreview(addition: FieldsAddition): Promise<Reply<OutlookWords>> {
  return call('/api/notes/fields/add/preview', addition);
}

/** Adds a note with fields to a deck. Never rejects. */
export function postAddedFields(addition: FieldsAddition): Promise<Reply<Added>> {
  return call('/api/notes/fields/add', addition);
}

/** The note types in which a note can be added to a deck. Never rejects. */
export function getNoteTypes(deck: DeckId): Promise<Reply<OfferedNoteType[]>> {
  return call(`/api/notes/types?${new URLSearchParams({ deck })}`);
}

/** The decks that something can be added to. Never rejects. */
export function getDecks(): Promise<Reply<AdditionDeck[]>> {
  return call('/api/notes/decks');
}

/** Takes an operation back. Never rejects. */
export function postUndoOf(operation: OperationId): Promise<Reply<unknown>> {
  return call('/api/import/undo', { operation });
}

async function call<T>(path: string, body?: object): Promise<Reply<T>> {
  const sent = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  try {
    const response = await fetch(path, { ...sent, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) return { ok: false, status: response.status };
    return { ok: true, value: (await response.json()) as T };
  } catch {
    return { ok: false, status: 0 };
  }
}
