import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import {
  countWords,
  markdownOf,
  maskedText,
  type Prose,
  proseOf,
  sentencesOf,
  sliceProse,
  spanOf,
  withoutEnd,
} from '#lib/compiler/draft/reading/prose.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { isChecklist } from '#lib/compiler/draft/rules/checklist.ts';
import { isWarning } from '#lib/compiler/draft/rules/warning.ts';
import type { Paragraph } from '#lib/render/markdown/tree.ts';

/** R7: a sentence with a condition and what follows from it, or with what happens otherwise. */
export const condition: DraftRule = {
  name: 'R7',
  propose(notes) {
    return placesOf(notes, 'paragraph').flatMap((place) => {
      if (isForOthers(place, notes)) return [];
      const sentences = sentencesOf(proseOf(place.block.content, notes.references));
      return sentences.flatMap((sentence) => readSentence(notes, { sentence, place }));
    });
  },
};

function isForOthers({ block, list }: Place<Paragraph>, { references }: RawNotes): boolean {
  return isWarning(block, references) || (list !== null && isChecklist(list.block, references));
}

/** Longer sentences say more than one card can hold. */
const LONGEST = 600;

interface Clauses {
  readonly condition: Prose;
  readonly consequence: Prose;
  readonly isOtherwise: boolean;
}

function readSentence(
  notes: RawNotes,
  { sentence, place }: { sentence: Prose; place: Place<Paragraph> },
): readonly Proposal[] {
  if (sentence.to - sentence.from > LONGEST || isLead(sentence)) return [];
  const clauses = leadingCondition(sentence) ?? trailingCondition(sentence) ?? otherwise(sentence);
  if (!clauses || !isTold(clauses.condition) || !isTold(clauses.consequence)) return [];
  const prompt = promptOf(clauses, notes.language);
  const answer = withoutEnd(markdownOf(clauses.consequence));
  const card = { kind: 'basic', prompt, answer } as const;
  return [{ span: spanOf(sentence), confidence: 'low', card, headings: place.headings }];
}

/** What leads to a list does not say itself what follows. */
function isLead(sentence: Prose): boolean {
  return maskedText(sentence).trimEnd().endsWith(':');
}

function isTold(prose: Prose): boolean {
  return countWords(maskedText(prose)) >= 2;
}

const LEADING = /^(?:но |а |и |but |and )?(?:если|if)\s/i;
const TRAILING = /[\s,](?:если|if)\s/i;
const OTHERWISE = /[\s,;.](?:иначе|в противном случае|в противногом случае|otherwise)[\s,]+/i;

/** "If x, (then) y": parted at the comma before "then", else at the first comma. */
function leadingCondition(sentence: Prose): Clauses | null {
  return LEADING.test(maskedText(sentence)) ? partAtComma(sentence, sentence.from) : null;
}

/** "y, if x", or "…, if x, y" where the sentence goes on. */
function trailingCondition(sentence: Prose): Clauses | null {
  const text = maskedText(sentence);
  const at = text.search(TRAILING);
  // "as if" and "even if" tell no condition.
  if (at <= 0 || OTHERWISE.test(text) || /(?:как|даже|as|even)\s*$/i.test(text.slice(0, at)))
    return null;
  const inside = partAtComma(sentence, sentence.from + at + 1);
  if (inside) return inside;
  return {
    condition: sliceProse(sentence, sentence.from + at + 1, sentence.to),
    consequence: sliceProse(sentence, sentence.from, sentence.from + at),
    isOtherwise: false,
  };
}

/** The condition that begins at `from` and what follows its comma; null where it has none. */
function partAtComma(sentence: Prose, from: number): Clauses | null {
  const text = withoutAsides(sentence.mask.slice(from, sentence.to));
  const then = text.search(/,\s*(?:то|тогда|then)\s/i);
  const at = then >= 0 ? then : text.indexOf(',');
  if (at < 0) return null;
  const skipped = /^,\s*(?:(?:то|тогда|then)\s)?/i.exec(text.slice(at))?.[0].length ?? 1;
  return {
    condition: sliceProse(sentence, from, from + at),
    consequence: sliceProse(sentence, from + at + skipped, sentence.to),
    isOtherwise: false,
  };
}

/** The text with what stands in parentheses blanked: commas there part nothing. */
function withoutAsides(text: string): string {
  return text.replace(/\([^()]*\)/g, (aside) => ' '.repeat(aside.length));
}

function otherwise(sentence: Prose): Clauses | null {
  const text = maskedText(sentence);
  const match = OTHERWISE.exec(text);
  if (!match) return null;
  return {
    condition: sliceProse(sentence, sentence.from, sentence.from + match.index),
    consequence: sliceProse(sentence, sentence.from + match.index + match[0].length, sentence.to),
    isOtherwise: true,
  };
}

function promptOf({ condition, isOtherwise }: Clauses, language: 'ru' | 'en'): string {
  const told = withoutEnd(markdownOf(condition));
  if (isOtherwise) return language === 'ru' ? `${told} — а иначе?` : `${told} — and otherwise?`;
  return language === 'ru' ? `${told} — что тогда?` : `${told} — what then?`;
}
