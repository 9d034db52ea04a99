import { type CompiledPattern, compilePattern } from './errata-pattern.ts';
import type { TokenTable } from './text/tokens.ts';

/** A known mistake or a fact that has expired, with what is right. */
export interface Erratum {
  readonly id: string;
  /** `wrong` was never right; `outdated` was right before `since`. */
  readonly kind: 'wrong' | 'outdated';
  /** In the language of patterns: see `errata-pattern.ts`. */
  readonly patterns: readonly string[];
  /** What to write instead. */
  readonly right: string;
  /** Words that show that a text knows better already: one of them in the same place silences the entry. */
  readonly unless: readonly string[];
  /** Whether `right` may simply stand in place of what was found. */
  readonly replace: boolean;
  /** Version that it holds from, such as `1.18`; null where it always held. */
  readonly since: string | null;
  readonly note: { readonly ru: string; readonly en: string };
}

/** Corrections about one subject. */
export interface ErrataDictionary {
  readonly name: string;
  /** Words of which a text must hold at least one to be about this subject. */
  readonly about: readonly string[];
  readonly entries: readonly Erratum[];
}

interface Entry {
  readonly erratum: Erratum;
  readonly patterns: readonly CompiledPattern[];
}

/** A place that an erratum speaks about; offsets in the text. */
export interface Mistake {
  readonly erratum: Erratum;
  readonly from: number;
  readonly to: number;
  readonly found: string;
}

/** Dictionaries, ready to be searched for. */
export class Errata {
  private readonly subjects: readonly { about: readonly string[]; entries: readonly Entry[] }[];

  constructor(dictionaries: readonly ErrataDictionary[]) {
    this.subjects = dictionaries.map(({ about, entries }) => ({
      about,
      entries: entries.map((erratum) => ({
        erratum,
        patterns: erratum.patterns.map(compilePattern),
      })),
    }));
  }

  /** All mistakes in a text, by entry. Entries whose first word does not occur cost nothing. */
  find(text: string, { counts }: TokenTable): readonly Mistake[] {
    const found: Mistake[] = [];
    for (const { about, entries } of this.subjects) {
      if (!about.some((word) => counts.has(word))) continue;
      for (const { erratum, patterns } of entries) {
        for (const pattern of patterns) collect(found, text, { erratum, pattern, counts });
      }
    }
    return found;
  }
}

/** Nobody reads more of one kind. */
const ENOUGH = 1000;

function collect(
  found: Mistake[],
  text: string,
  search: { erratum: Erratum; pattern: CompiledPattern; counts: ReadonlyMap<string, number> },
): void {
  const { erratum, pattern, counts } = search;
  if (!pattern.firstWords.some((word) => counts.has(word))) return;
  let count = 0;
  for (const match of text.matchAll(pattern.expression)) {
    if (++count > ENOUGH) return;
    const from = match.index;
    const [whole] = match;
    found.push({ erratum, from, to: from + whole.length, found: whole });
  }
}
