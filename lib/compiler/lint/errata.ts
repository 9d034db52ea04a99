import { ErrataPattern } from './errata-pattern.ts';
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

/** A subject with its corrections, which are asked for only when a text is about it. */
export interface ErrataSubject {
  readonly about: readonly string[];
  readonly entries: () => readonly Erratum[];
}

interface Entry {
  readonly erratum: Erratum;
  readonly patterns: readonly ErrataPattern[];
}

/** A place that an erratum speaks about; offsets in the text. */
export interface Mistake {
  readonly erratum: Erratum;
  readonly from: number;
  readonly to: number;
  readonly found: string;
}

/** A text to search, and its tokens. */
interface SearchedText {
  readonly text: string;
  readonly tokens: TokenTable;
}

/** Dictionaries, ready to be searched for. */
export class Errata {
  private readonly subjects: readonly ErrataSubject[];
  private readonly known = new Map<ErrataSubject, readonly Entry[]>();
  private readonly found = new WeakMap<TokenTable, Map<ErrataSubject, readonly Mistake[]>>();

  constructor(subjects: readonly ErrataSubject[]) {
    this.subjects = subjects;
  }

  /** What texts are about, by the words that stand in any of them. */
  subjectsOf(texts: readonly TokenTable[]): readonly ErrataSubject[] {
    return this.subjects.filter(({ about }) =>
      about.some((word) => texts.some((tokens) => tokens.has(word))),
    );
  }

  /** All mistakes in a text about a subject, by entry. Entries whose first word does not occur cost nothing; a text is searched once. */
  find(subject: ErrataSubject, { text, tokens }: SearchedText): readonly Mistake[] {
    const before = this.found.get(tokens)?.get(subject);
    if (before) return before;
    const found: Mistake[] = [];
    for (const { erratum, patterns } of this.entriesOf(subject)) {
      for (const pattern of patterns) collect(found, text, { erratum, pattern, tokens });
    }
    const known = this.found.get(tokens) ?? new Map();
    this.found.set(tokens, known.set(subject, found));
    return found;
  }

  private entriesOf(subject: ErrataSubject): readonly Entry[] {
    const known = this.known.get(subject);
    if (known) return known;
    const entries = subject.entries().map((erratum) => {
      return { erratum, patterns: erratum.patterns.map((pattern) => new ErrataPattern(pattern)) };
    });
    this.known.set(subject, entries);
    return entries;
  }
}

/** Nobody reads more of one kind. */
const ENOUGH = 1000;

function collect(
  found: Mistake[],
  text: string,
  search: { erratum: Erratum; pattern: ErrataPattern; tokens: TokenTable },
): void {
  const { erratum, pattern, tokens } = search;
  let count = 0;
  let end = 0;
  for (const word of pattern.firstWords) {
    for (const from of tokens.placesOf(word)) {
      if (from < end) continue;
      pattern.expression.lastIndex = from;
      const whole = pattern.expression.exec(text)?.[0];
      if (whole === undefined) continue;
      if (++count > ENOUGH) return;
      end = from + whole.length;
      found.push({ erratum, from, to: end, found: whole });
    }
    end = 0;
  }
}
