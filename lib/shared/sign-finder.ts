/** Looks for signs in a text from a place on, which only moves forward: what was found or not found is remembered, so that no text takes the square of its length. */
export class SignFinder {
  readonly #text: string;
  readonly #found = new Map<RegExp, { readonly begin: number; readonly end: number } | null>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the next of them ends; -1 where there is none. The pattern is global, and not sticky. */
  endOf(pattern: RegExp, from: number): number {
    const known = this.#found.get(pattern);
    if (known === null) return -1;
    if (known && known.begin >= from) return known.end;
    pattern.lastIndex = from;
    const match = pattern.exec(this.#text);
    const found = match && { begin: match.index, end: match.index + match[0].length };
    this.#found.set(pattern, found);
    return found?.end ?? -1;
  }
}
