/** Tells rows apart that begin alike and go on otherwise, as those of a word with several meanings do. */
export class AlikeRows {
  readonly #first = new Map<string, readonly string[]>();
  readonly #others = new Map<string, Map<string, number>>();

  /** The place of a row among those of this beginning that differ; that of the row before where it says the same. */
  placeOf(beginning: string, fields: readonly string[]): number {
    const first = this.#first.get(beginning);
    if (!first) {
      this.#first.set(beginning, fields);
      return 0;
    }
    const places = this.#others.get(beginning) ?? new Map([[first.join('\0'), 0]]);
    this.#others.set(beginning, places);
    const text = fields.join('\0');
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  }
}
