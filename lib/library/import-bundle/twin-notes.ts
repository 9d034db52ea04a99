import type { NoteLine } from '#lib/formats/bundle/lines.ts';
import type { DeckId, DocumentId, NoteId } from '#lib/shared/ids.ts';
import { type NoteText, noteTexts } from '#lib/store/bundle-rows.ts';
import type { Importing } from './importing.ts';

/**
 * Notes that are here under ids of their own: two places that compiled the same documents, or imported the same package, each by itself. They are
 * told by their text, where no other note at the same path of the deck has the same.
 */
export class TwinNotes {
  readonly #importing: Importing;
  readonly #decks: ReadonlyMap<DeckId, DeckId>;
  readonly #paths: ReadonlyMap<DocumentId, string>;
  /** By place and text; null where several have it. */
  #byText: Map<string, NoteId | null> | null = null;

  /** `decks` are those that are here, by the ids of the file. */
  constructor(importing: Importing, decks: ReadonlyMap<DeckId, DeckId>) {
    this.#importing = importing;
    this.#decks = decks;
    this.#paths = new Map(importing.file.documents.map(({ id, path }) => [id, path]));
  }

  /** The note here that a line of the file may be; null where there is none. */
  async find({ deck, document, contentHash }: NoteLine): Promise<NoteId | null> {
    this.#byText ??= await this.#read();
    const deckId = this.#decks.get(deck);
    const path = (document && this.#paths.get(document)) ?? null;
    return (deckId && this.#byText.get(keyOf({ deckId, path, contentHash }))) ?? null;
  }

  async #read(): Promise<Map<string, NoteId | null>> {
    const found = new Map<string, NoteId | null>();
    for (const note of await noteTexts(this.#importing.db, [...this.#decks.values()])) {
      const key = keyOf(note);
      found.set(key, found.has(key) ? null : note.id);
    }
    return found;
  }
}

function keyOf({ deckId, path, contentHash }: Omit<NoteText, 'id'>): string {
  return `${deckId} ${contentHash} ${path ?? ''}`;
}
