import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import { type Prose, proseOf, spanOf } from '#lib/compiler/draft/reading/prose.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { isOpener } from '#lib/compiler/draft/reading/term-phrase.ts';

/** R6: a term with its translation or abbreviation in parentheses: `среда выполнения (runtime)`, `persistent volume (PV)`. */
export const gloss: DraftRule = {
  name: 'R6',
  propose(notes) {
    const headings = placesOf(notes, 'heading').flatMap((place) => readProse(notes, place));
    const paragraphs = placesOf(notes, 'paragraph').flatMap((place) => readProse(notes, place));
    return [...headings, ...paragraphs].sort((one, other) => one.span.from - other.span.from);
  },
};

type Written = Extract<Place['block'], { kind: 'paragraph' | 'heading' }>;

const PARENTHESIS = /\(([A-Za-z][A-Za-z0-9 .-]{0,39}[A-Za-z0-9])\)/g;
const LONGEST_TERM = 80;

function readProse(notes: RawNotes, { block, headings }: Place<Written>): readonly Proposal[] {
  const prose = proseOf(block.content, notes.references);
  const proposals: Proposal[] = [];
  for (const match of prose.mask.matchAll(PARENTHESIS)) {
    const [whole, name = ''] = match;
    const before = prose.mask.slice(Math.max(0, match.index - LONGEST_TERM), match.index);
    const term = termBefore(before, name);
    if (term === null) continue;
    const from = match.index - (before.length - before.lastIndexOf(term));
    const span = spanOf({ ...prose, from, to: match.index + whole.length } satisfies Prose);
    const card = { kind: 'term', term: name, definition: term } as const;
    proposals.push({ span, confidence: 'medium', card, headings });
  }
  return proposals;
}

/** The words right before a parenthesis that it stands for; null where there are none. */
function termBefore(before: string, name: string): string | null {
  const words = /(?:[\p{L}\d-]+\s+)+$/u.exec(before)?.[0].trimEnd() ?? '';
  if (words === '') return null;
  const isRussian = /[а-яё]/i.test(words.split(/\s+/).at(-1) ?? '');
  return isRussian ? translated(words, name) : abbreviated(words, name);
}

/** As many Russian words as the name has, and no adverb or preposition at their beginning. */
function translated(words: string, name: string): string | null {
  const all = words.split(/(?<=\s)/);
  const count = Math.min(3, Math.max(1, name.split(/[\s-]+/).length, capitalsIn(name)));
  const taken = all.slice(-count);
  while (
    taken.length > 0 &&
    (isOpener((taken[0] as string).trim()) || !/[а-яё]/i.test(taken[0] as string))
  )
    taken.shift();
  const term = taken.join('').trim();
  return term.length > 2 ? term : null;
}

function capitalsIn(name: string): number {
  return name.match(/[A-Z](?=[a-z])/g)?.length ?? 0;
}

/** The Latin words whose first letters make the abbreviation. */
function abbreviated(words: string, name: string): string | null {
  if (!/^[A-Z][A-Z\d]{1,7}s?$/.test(name)) return null;
  const letters = name.replace(/s$/, '');
  const all = words.split(/(?<=\s)/);
  for (let count = 1; count <= Math.min(all.length, letters.length); count++) {
    const term = all.slice(-count).join('').trim();
    const starts = [...term.matchAll(/[A-Z]|(?<![A-Za-z])[a-z]/g)].map(([letter]) =>
      letter.toUpperCase(),
    );
    if (starts.join('') === letters) return term;
  }
  return null;
}
