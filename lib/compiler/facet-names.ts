import { shortHash } from '#lib/compiler/content-hash.ts';

/** Names parts of a note so that no part's removal or new place renames another. */
export class FacetNames {
  private readonly seen = new Map<string, number>();

  /** The name itself; an ordinal follows only where the name was given before. */
  unique(name: string): string {
    const ordinal = (this.seen.get(name) ?? 0) + 1;
    this.seen.set(name, ordinal);
    return ordinal === 1 ? name : `${name}.${ordinal}`;
  }

  /** A name made of a text, or the id that the part bears. */
  ofPart(id: string | null, meaning: string): string {
    return this.unique(id ?? shortHash(meaning));
  }
}
