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
  if (sentence.to - sentence.from > LONGEST) return [];
  const clauses = leadingCondition(sentence) ?? trailingCondition(sentence) ?? otherwise(sentence);
  if (!clauses || !isTold(clauses.condition) || !isTold(clauses.consequence)) return [];
  const prompt = promptOf(clauses, notes.language);
  const answer = withoutEnd(markdownOf(clauses.consequence));
  const card = { kind: 'basic', prompt, answer } as const;
  return [{ span: spanOf(sentence), confidence: 'low', card, headings: place.headings }];
}

function isTold(prose: Prose): boolean {
  return countWords(maskedText(prose)) >= 2;
}

const LEADING = /^(?:но |а |и |but |and )?(?:если|if)\s/i;
const TRAILING = /[\s,](?:если|if)\s/i;
const OTHERWISE = /[\s,;.](?:иначе|в противном случае|в противногом случае|otherwise)[\s,]+/i;

/** "If x, (then) y": the last comma before "then", else the first comma. */
function leadingCondition(sentence: Prose): Clauses | null {
  const text = maskedText(sentence);
  if (!LEADING.test(text)) return null;
  const then = text.search(/,\s*(?:то|тогда|then)\s/i);
  const at = then >= 0 ? then : text.indexOf(',');
  if (at < 0) return null;
  const skipped = /^,\s*(?:(?:то|тогда|then)\s)?/i.exec(text.slice(at))?.[0].length ?? 1;
  return {
    condition: sliceProse(sentence, sentence.from, sentence.from + at),
    consequence: sliceProse(sentence, sentence.from + at + skipped, sentence.to),
    isOtherwise: false,
  };
}

/** "y, if x". */
function trailingCondition(sentence: Prose): Clauses | null {
  const text = maskedText(sentence);
  const at = text.search(TRAILING);
  if (at <= 0 || OTHERWISE.test(text)) return null;
  return {
    condition: sliceProse(sentence, sentence.from + at + 1, sentence.to),
    consequence: sliceProse(sentence, sentence.from, sentence.from + at),
    isOtherwise: false,
  };
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
