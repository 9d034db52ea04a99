import { editDistance } from '#lib/shared/nearest.ts';
import { LEXICON } from '../kubernetes/lexicon.ts';
import type { LintDocument } from '../lint-document.ts';
import type { DocumentRule, Hit } from '../lint-rule.ts';
import { deletionsOf } from '../text/deletions.ts';
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
    const names = namesIn(document);
    const known = [...words].flatMap(([word, { count }]) => (count >= threshold ? [word] : []));
    const index = indexOf([...known, ...names]);
    const hits: Hit[] = [];
    for (const [word, { count, written }] of words) {
      if (count > 1 || names.has(word)) continue;
      const meant = meantBy(word, index);
      const span = meant === null ? null : firstPlace(document, written);
      if (span) hits.push({ span, values: { word: written, meant: meant ?? '' } });
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

/** The words of a document, folded; what holds a digit is no word. */
function countWords({ tokens }: LintDocument): ReadonlyMap<string, Counted> {
  const words = new Map<string, Counted>();
  for (const [written, count] of tokens.counts) {
    const { length } = written;
    if (length < LEAST_LENGTH || length > MAX_LENGTH || /[\d_]/.test(written)) continue;
    const word = foldWord(written);
    const known = words.get(word);
    if (known) known.count += count;
    else words.set(word, { count, written });
  }
  return words;
}

/** Where a word stands in the Markdown; null where only the head has it. */
function firstPlace({ text, start }: LintDocument, word: string) {
  const from = text.indexOf(word, start);
  return from < 0 ? null : { from, to: from + word.length };
}

function namesIn({ tokens }: LintDocument): ReadonlySet<string> {
  if (!ABOUT.some((word) => tokens.counts.has(word))) return new Set();
  const long = LEXICON.filter(({ length }) => length >= LEAST_LENGTH);
  return new Set(long.map((name) => name.toLowerCase()));
}

function indexOf(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const word of new Set(words)) {
    for (const deletion of deletionsOf(word, 1)) {
      index.set(deletion, [...(index.get(deletion) ?? []), word]);
    }
  }
  return index;
}

function meantBy(word: string, index: ReadonlyMap<string, readonly string[]>): string | null {
  for (const deletion of deletionsOf(word, 1)) {
    for (const known of index.get(deletion) ?? []) {
      if (known !== word && isSlip(word, known)) return known;
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
