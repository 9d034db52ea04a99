import { strippedField } from '#lib/formats/anki/write/stripped-field.ts';
import type { DeckId, NoteId, NoteTypeId } from '#lib/shared/ids.ts';
import { firstFields } from '#lib/store/fields-notes.ts';
import type { PackageImport } from './importing.ts';
import type { NoteTypeHere } from './note-types-here.ts';

/** Finds notes that are here by note type, deck and the text of their first field: by these Anki tells duplicates in a table. */
export class FirstFields {
  readonly #ids: ReadonlyMap<string, NoteId>;

  private constructor(ids: ReadonlyMap<string, NoteId>) {
    this.#ids = ids;
  }

  static async of({ db }: PackageImport, types: readonly NoteTypeHere[]): Promise<FirstFields> {
    const ids = new Map<string, NoteId>();
    for (const { id: type, before } of types) {
      if (before === null) continue;
      for (const { id, deckId, first } of await firstFields(db, type)) {
        const key = keyOf(type, deckId, first);
        if (!ids.has(key)) ids.set(key, id);
      }
    }
    return new FirstFields(ids);
  }

  find(type: NoteTypeId, deck: DeckId | null, first: string): NoteId | null {
    return deck === null ? null : (this.#ids.get(keyOf(type, deck, first)) ?? null);
  }
}

function keyOf(type: NoteTypeId, deck: DeckId, first: string): string {
  return `${type}\0${deck}\0${strippedField(first)}`;
}
