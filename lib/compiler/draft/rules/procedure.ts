import type { Confidence } from '#lib/compiler/draft/draft.ts';
import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import {
  countWords,
  linesOf,
  markdownOf,
  maskedText,
  type Prose,
  proseOf,
  withoutEnd,
} from '#lib/compiler/draft/reading/prose.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { definitionIn, proseOfItem } from '#lib/compiler/draft/rules/definition-list.ts';
import type { List } from '#lib/render/markdown/tree.ts';

/** R4: a numbered list is a procedure, whose steps follow one another. */
export const procedure: DraftRule = {
  name: 'R4',
  propose(notes) {
    return placesOf(notes, 'list').flatMap((place) => {
      const { block, item } = place;
      if (!block.ordered || item || block.items.length < FEWEST || block.items.length > MOST)
        return [];
      const proposal = propose(notes, place);
      return proposal ? [proposal] : [];
    });
  },
};

const FEWEST = 2;
const MOST = 30;
/** A step of a single word is more likely a name in a ranking. */
const LEAST_WORDS = 2;

function propose(notes: RawNotes, place: Place<List>): Proposal | null {
  const { block, headings } = place;
  const steps = block.items.map((item) => proseOfItem(item, notes.references));
  if (steps.some((step) => step === null)) return null;
  const lead = leadOf(place, notes);
  const prompt = lead ? withoutEnd(markdownOf(lead)) : (headings.at(-1) ?? '');
  const from = lead && place.previous ? place.previous.from : block.from;
  return {
    span: { from, to: block.to },
    headings,
    confidence: prompt === '' ? 'low' : confidenceOf(block, steps as Prose[], lead),
    card: { kind: 'sequence', prompt, items: (steps as Prose[]).map(stepText) },
  };
}

function stepText(step: Prose): string {
  return withoutEnd(markdownOf(step));
}

/** The line with a colon right before the list. */
function leadOf({ previous }: Place<List>, { references }: RawNotes): Prose | null {
  if (previous?.kind !== 'paragraph') return null;
  const lines = linesOf(proseOf(previous.content, references));
  const [line] = lines;
  return line && lines.length === 1 && maskedText(line).endsWith(':') ? line : null;
}

function confidenceOf(list: List, steps: readonly Prose[], lead: Prose | null): Confidence {
  if (!isProcedure(list, steps)) return 'low';
  // Names with what they mean stand in some order, and the order is seldom what is to be known.
  const explained = steps.filter((step) => definitionIn(step) !== null).length;
  if (explained * 2 > steps.length) return 'medium';
  // "Steps:" does not say what they lead to.
  const isVague = lead !== null && countWords(maskedText(lead)) < 2;
  return isVague || steps.some(jumps) ? 'medium' : 'high';
}

/** A step that names another by its number: what comes next is then not what stands below. */
const JUMP =
  /(?<![\p{L}\d])(?:п\.|пункт\p{L}*|шаг\p{L}*|step|goto|go (?:back )?to(?: step)?)\s*\d{1,2}(?![\p{L}\d])/iu;

function jumps(step: Prose): boolean {
  return JUMP.test(maskedText(step));
}

/** Steps are told in a few words each, begin at the first and hold nothing nested; questions and single names are no steps. */
function isProcedure(list: List, steps: readonly Prose[]): boolean {
  const isFlat =
    list.start <= 1 &&
    list.items.every(({ children, done }) => children.length === 1 && done === null);
  const asks = steps.some((step) => maskedText(step).trimEnd().endsWith('?'));
  const told = steps.filter((step) => countWords(maskedText(step)) >= LEAST_WORDS).length;
  return isFlat && !asks && told * 3 >= steps.length * 2;
}
