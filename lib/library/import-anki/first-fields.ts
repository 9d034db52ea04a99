import { strippedField } from '#lib/formats/anki/write/stripped-field.ts';
import type { DeckId, NoteId, NoteTypeId } from '#lib/shared/ids.ts';
import { firstFields } from '#lib/store/fields-notes.ts';
import type { PackageImport } from './importing.ts';
import type { NoteTypeHere } from './note-types-here.ts';

/** Finds notes that are here by note type, deck and the text of their first field: by these Anki tells duplicates in a table. */
export class FirstFields {
  /** In order; those that were found taken are gone. */
  readonly #ids: ReadonlyMap<string, NoteId[]>;

  private constructor(ids: ReadonlyMap<string, NoteId[]>) {
    this.#ids = ids;
  }

  static async of({ db }: PackageImport, types: readonly NoteTypeHere[]): Promise<FirstFields> {
    const ids = new Map<string, NoteId[]>();
    for (const { id: type, before } of types) {
      if (before === null) continue;
      for (const { id, deckId, first } of await firstFields(db, type)) {
        const key = keyOf(type, deckId, first);
        const alike = ids.get(key);
        if (alike) alike.push(id);
        else ids.set(key, [id]);
      }
    }
    return new FirstFields(ids);
  }

  /** The first such note that is not taken; null where there is none. */
  find(
    { type, deck, first }: { type: NoteTypeId; deck: DeckId | null; first: string },
    taken: ReadonlySet<NoteId>,
  ): NoteId | null {
    if (deck === null) return null;
    const alike = this.#ids.get(keyOf(type, deck, first)) ?? [];
    while (alike[0] !== undefined && taken.has(alike[0])) alike.shift();
    return alike[0] ?? null;
  }
}

function keyOf(type: NoteTypeId, deck: DeckId, first: string): string {
  return `${type}\0${deck}\0${strippedField(first)}`;
}
