import { noteText } from './note-text.ts';

/** What of a fact an edit touched. */
export type FactPart = 'number' | 'negation' | 'flag' | 'name';

/** A part of a fact before and after an edit; empty where there was or is none. */
export interface FactChange {
  readonly part: FactPart;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const PARTS: readonly (readonly [FactPart, RegExp])[] = [
  ['number', /(?<![\p{L}\p{N}_])[-+]?\d+(?:[.,:/]\d+)*%?/gu],
  [
    'negation',
    /(?<![\p{L}\p{N}_])(?:не|ни|нет|без|no|not|never|without|cannot|\p{L}+n['’]t)(?![\p{L}\p{N}_])/giu,
  ],
  ['flag', /(?<![\p{L}\p{N}_-])--?[A-Za-z][\w-]*/gu],
  ['name', /`+[^`]+`+/gu],
  ['name', /(?<![\p{L}\p{N}_.])\p{Lu}[\p{Ll}\d]+(?:\p{Lu}[\p{Ll}\d]*)+(?![\p{L}\p{N}_])/gu],
  ['name', /(?<![\p{L}\p{N}_.])\p{Ll}[\p{Ll}\d]*\p{Lu}[\p{L}\d]*(?![\p{L}\p{N}_])/gu],
  ['name', /(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)+/gu],
];

/**
 * Says where an edit touched a number, a negation, a flag or the name of a thing in code: the parts of a fact that must not
 * change unnoticed. Takes the sources of a note before and after.
 */
export function factChanges(before: string, after: string): FactChange[] {
  const texts = [noteText(before), noteText(after)] as const;
  const changes = new Map<FactPart, { before: string[]; after: string[] }>();
  for (const [part, pattern] of PARTS) {
    const [one, other] = [found(texts[0], pattern), found(texts[1], pattern)];
    const fold = part === 'negation' ? toLowerCase : same;
    const gone = without(one, other, fold);
    const come = without(other, one, fold);
    if (gone.length + come.length === 0) continue;
    const known = changes.get(part) ?? { before: [], after: [] };
    changes.set(part, {
      before: [...known.before, ...gone],
      after: [...known.after, ...come],
    });
  }
  return [...changes].map(([part, words]) => ({ part, ...words }));
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([word]) => word);
}

const toLowerCase = (word: string) => word.toLowerCase();
const same = (word: string) => word;

/** The words that a list has more often than another, in order. */
function without(
  words: readonly string[],
  others: readonly string[],
  fold: (word: string) => string,
): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(fold(word), (left.get(fold(word)) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(fold(word)) ?? 0;
    left.set(fold(word), count - 1);
    return count <= 0;
  });
}
