import { editDistance } from '#lib/shared/nearest.ts';
import { LEXICON } from '../kubernetes/lexicon.ts';
import type { LintDocument } from '../lint-document.ts';
import type { DocumentRule, Hit } from '../lint-rule.ts';
import { deletionsOf } from '../text/deletions.ts';
import { visitTokens } from '../text/tokens.ts';

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
    const known = new Map(
      [...words]
        .filter(([, { count }]) => count >= threshold)
        .map(([word, { count }]) => [word, count]),
    );
    const names = namesIn(document);
    const index = indexOf([...known.keys(), ...names]);
    const hits: Hit[] = [];
    for (const [word, { count, from, to }] of words) {
      if (count > 1 || names.has(word)) continue;
      const meant = meantBy(word, index);
      if (meant === null) continue;
      hits.push({ span: { from, to }, values: { word: document.text.slice(from, to), meant } });
    }
    return hits;
  },
};

interface Counted {
  count: number;
  readonly from: number;
  readonly to: number;
}

/** The words of the Markdown, folded; what holds a digit is no word. */
function countWords({ text, start }: LintDocument): ReadonlyMap<string, Counted> {
  const words = new Map<string, Counted>();
  visitTokens(text, (from, to) => {
    if (from < start || to - from < LEAST_LENGTH || to - from > 40) return;
    const word = text.slice(from, to).toLowerCase().replaceAll('ё', 'е');
    const known = words.get(word);
    if (known) known.count++;
    else if (!/[\d_]/.test(word)) words.set(word, { count: 1, from, to });
  });
  return words;
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
