import { editDistance } from '#lib/shared/nearest.ts';
import { LEXICON } from '../kubernetes/lexicon.ts';
import type { DocumentHit, DocumentRule, LintDocument } from '../lint-rule.ts';
import { perSection } from '../lint-section.ts';
import { foldWord } from '../text/words.ts';

const LEAST_LENGTH = 6;
/** Words of one stem differ at their ends, which says nothing. */
const END = 3;
/** Words that begin one of these documents speak of Kubernetes. */
const ABOUT = ['kubernetes', 'Kubernetes', 'K8s', 'k8s', 'kubectl'];

/**
 * A rare word one letter away from one that the document uses often, or from a name of Kubernetes. Only letters before the end
 * count, for endings differ by grammar. The threshold is how often the other word must occur.
 */
export const typoSuspect: DocumentRule = {
  code: 'L132',
  scope: 'document',
  threshold: 4,
  check(document, threshold) {
    const words = countWords(document);
    const names = document.sections.some(isAboutKubernetes) ? NAMES : NO_NAMES;
    const known = [...words].flatMap(([word, { count }]) => (count >= threshold ? [word] : []));
    const indices = [new SlipIndex(known), names];
    const hits: DocumentHit[] = [];
    for (const [word, { count, written }] of words) {
      if (count > 1 || names.has(word)) continue;
      const meant = meantBy(word, indices);
      const place = meant === null ? null : firstPlace(document, written);
      const shown = AS_WRITTEN.get(meant ?? '') ?? words.get(meant ?? '')?.written ?? meant;
      if (place) hits.push({ ...place, values: { word: written, meant: shown ?? '' } });
    }
    return hits;
  },
};

interface Counted {
  count: number;
  /** One way in which it is written. */
  readonly written: string;
}

const MAX_LENGTH = 40;

const isAboutKubernetes = perSection(({ tokens }) => ABOUT.some((word) => tokens.has(word)));

/** The words of a document, folded. */
function countWords({ sections }: LintDocument): ReadonlyMap<string, Counted> {
  const [only] = sections;
  if (only && sections.length === 1) return wordsOf(only);
  const words = new Map<string, Counted>();
  for (const section of sections) {
    for (const [word, { count, written }] of wordsOf(section)) {
      const known = words.get(word);
      if (known) known.count += count;
      else words.set(word, { count, written });
    }
  }
  return words;
}

/** The words of a section, folded; what holds a digit is no word. */
const wordsOf = perSection(({ tokens }): ReadonlyMap<string, Counted> => {
  const words = new Map<string, Counted>();
  for (const [written, count] of tokens.ofLength(LEAST_LENGTH, MAX_LENGTH)) {
    if (/[\d_]/.test(written)) continue;
    const word = foldWord(written);
    const known = words.get(word);
    if (known) known.count += count;
    else words.set(word, { count, written });
  }
  return words;
});

/** Where a word stands in the Markdown; null where only the head has it. */
function firstPlace({ sections }: LintDocument, word: string) {
  for (const [section, { text, start }] of sections.entries()) {
    const from = text.indexOf(word, start);
    if (from >= 0) return { section, span: { from, to: from + word.length } };
  }
  return null;
}

/** Words that can be found by one that is a letter off. */
class SlipIndex {
  private readonly words: ReadonlySet<string>;
  private readonly byRest = new Map<number, string[]>();

  constructor(words: readonly string[]) {
    this.words = new Set(words);
    for (const word of this.words) for (const rest of restsOf(word)) this.add(rest, word);
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  /** Words that may have this rest. */
  with(rest: number): readonly string[] {
    return this.byRest.get(rest) ?? [];
  }

  private add(rest: number, word: string): void {
    const others = this.byRest.get(rest);
    if (others) others.push(word);
    else this.byRest.set(rest, [word]);
  }
}

const LONG_NAMES = LEXICON.filter(({ length }) => length >= LEAST_LENGTH);
/** Names of Kubernetes, folded, with the way in which they are written. */
const AS_WRITTEN = new Map(LONG_NAMES.map((name) => [name.toLowerCase(), name]));
const NAMES = new SlipIndex([...AS_WRITTEN.keys()]);
const NO_NAMES = new SlipIndex([]);

/** Hashes of a word and of what is left of it without one of the letters that may be a slip: words one letter apart share one. */
function restsOf(word: string): readonly number[] {
  const rests = [hashWithout(word, -1)];
  for (let at = 2; at <= word.length - END; at++) rests.push(hashWithout(word, at));
  return rests;
}

function hashWithout(word: string, skipped: number): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) {
    if (at !== skipped) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  }
  return hash;
}

function meantBy(word: string, indices: readonly SlipIndex[]): string | null {
  for (const rest of restsOf(word)) {
    for (const index of indices) {
      for (const known of index.with(rest)) if (known !== word && isSlip(word, known)) return known;
    }
  }
  return null;
}

/** One letter off, neither at the beginning, where prefixes and pairs such as `столько` and `сколько` differ, nor at the end. */
function isSlip(word: string, known: string): boolean {
  if (editDistance(word, known) !== 1) return false;
  let at = 0;
  while (word[at] === known[at]) at++;
  const [one, other] = [bare(word), bare(known)];
  return at > 1 && at < Math.min(one.length, other.length) - END;
}

/** Without the particle that follows the endings of Russian verbs. */
function bare(word: string): string {
  return word.replace(/с[яь]$/, '');
}
