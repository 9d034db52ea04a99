/** The trigrams of a text, each once, with its beginning and end marked. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const marked = `  ${text} `;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= marked.length; at++) trigrams.add(marked.slice(at, at + 3));
  return trigrams;
}

/** Share of the trigrams of two texts that are in both (Jaccard), 0 to 1. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const trigram of one) if (other.has(trigram)) both++;
  return both / (one.size + other.size - both);
}

/**
 * Finds the first earlier text that is at least this similar. Texts that are alike share one of their rarest trigrams
 * (prefix filtering: of n, the rarest n - ceil(threshold * n) + 1), so that only those are indexed.
 */
export class AlikeTexts<T> {
  private readonly threshold: number;
  private readonly frequencies: ReadonlyMap<string, number>;
  private readonly index = new Map<string, { item: T; trigrams: ReadonlySet<string> }[]>();

  constructor(threshold: number, texts: Iterable<ReadonlySet<string>>) {
    this.threshold = threshold;
    this.frequencies = countTrigrams(texts);
  }

  /** The item of an alike text, else null; then remembers this one. */
  addOrFind(item: T, trigrams: ReadonlySet<string>): T | null {
    const rare = this.rarest(trigrams);
    const found = this.find(rare, trigrams);
    const entry = { item, trigrams };
    if (found) return found;
    for (const trigram of rare) {
      const entries = this.index.get(trigram);
      if (entries) entries.push(entry);
      else this.index.set(trigram, [entry]);
    }
    return null;
  }

  private find(rare: readonly string[], trigrams: ReadonlySet<string>): T | null {
    const seen = new Set<T>();
    for (const trigram of rare) {
      for (const { item, trigrams: other } of this.index.get(trigram) ?? []) {
        if (seen.has(item) || !this.mayBeAlike(trigrams.size, other.size)) continue;
        seen.add(item);
        if (similarity(trigrams, other) >= this.threshold) return item;
      }
    }
    return null;
  }

  private mayBeAlike(one: number, other: number): boolean {
    return Math.min(one, other) >= this.threshold * Math.max(one, other);
  }

  private rarest(trigrams: ReadonlySet<string>): readonly string[] {
    const count = trigrams.size - Math.ceil(this.threshold * trigrams.size) + 1;
    const ranked = Array.from(trigrams, (trigram) => {
      return { trigram, frequency: this.frequencies.get(trigram) ?? 0 };
    });
    ranked.sort(
      (one, other) => one.frequency - other.frequency || (one.trigram < other.trigram ? -1 : 1),
    );
    return ranked.slice(0, count).map(({ trigram }) => trigram);
  }
}

function countTrigrams(texts: Iterable<ReadonlySet<string>>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const trigrams of texts) {
    for (const trigram of trigrams) counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
  }
  return counts;
}
