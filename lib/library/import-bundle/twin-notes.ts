import type { NoteLine } from '#lib/formats/bundle/lines.ts';
import type { DeckId, NoteId } from '#lib/shared/ids.ts';
import { noteTexts } from '#lib/store/bundle-rows.ts';
import type { Db } from '#lib/store/store.ts';

/**
 * Notes that are here under ids of their own: two places that compiled the same documents, or imported the same package, each by itself. They are
 * told by their text, where no other note of the deck has the same.
 */
export class TwinNotes {
  readonly #db: Db;
  readonly #decks: ReadonlyMap<DeckId, DeckId>;
  /** By deck and text; null where several have it. */
  #byText: Map<string, NoteId | null> | null = null;

  /** `decks` are those that are here, by the ids of the file. */
  constructor(db: Db, decks: ReadonlyMap<DeckId, DeckId>) {
    this.#db = db;
    this.#decks = decks;
  }

  /** The note here that a line of the file may be; null where there is none. */
  async find({ deck, contentHash }: NoteLine): Promise<NoteId | null> {
    this.#byText ??= await this.#read();
    const here = this.#decks.get(deck);
    return (here && this.#byText.get(keyOf(here, contentHash))) ?? null;
  }

  async #read(): Promise<Map<string, NoteId | null>> {
    const found = new Map<string, NoteId | null>();
    for (const { id, deckId, contentHash } of await noteTexts(this.#db, [
      ...this.#decks.values(),
    ])) {
      const key = keyOf(deckId, contentHash);
      found.set(key, found.has(key) ? null : id);
    }
    return found;
  }
}

function keyOf(deck: DeckId, contentHash: string): string {
  return `${deck} ${contentHash}`;
}
