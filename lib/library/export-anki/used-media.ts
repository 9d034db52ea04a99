import { filesNamedIn, namesMeant } from '#lib/formats/anki/named-files.ts';
import { ankiMediaName } from '#lib/formats/anki/write/own/anki-html.ts';
import type { MediaName } from '#lib/shared/media.ts';

/** Files of this kind belong to note types, and need not be spoken of. */
const STATIC = /^_/;

/** Collects which media the notes of an export speak of. */
export class UsedMedia {
  readonly #known: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();

  /** `known` are the hashes of media by their names in fields. */
  constructor(known: ReadonlyMap<string, string>) {
    this.#known = known;
  }

  /** Pictures of ours. */
  addOwn(media: readonly MediaName[]): void {
    for (const name of media) this.#used.set(ankiMediaName(name), name.hash);
  }

  /** What fields that came from Anki speak of. */
  addFields(fields: readonly string[]): void {
    if (this.#known.size === 0) return;
    for (const field of fields) {
      for (const name of filesNamedIn(field)) this.#add(name);
    }
  }

  /** What note types may speak of. */
  addStatic(): void {
    for (const name of this.#known.keys()) if (STATIC.test(name)) this.#add(name);
  }

  /** Everything that has a name. */
  addAll(): void {
    for (const name of this.#known.keys()) this.#add(name);
  }

  /** The hashes by the names in the package. */
  get files(): ReadonlyMap<string, string> {
    return this.#used;
  }

  #add(written: string): void {
    for (const name of namesMeant(written)) {
      const hash = this.#known.get(name);
      if (hash !== undefined) this.#used.set(name, hash);
    }
  }
}
