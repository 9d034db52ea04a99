import type { Confidence } from '#lib/compiler/draft/draft.ts';
import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import {
  countWords,
  linesOf,
  markdownOf,
  maskedText,
  type Prose,
  proseOf,
  sentencesOf,
  spanOf,
  withoutEnd,
} from '#lib/compiler/draft/reading/prose.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { isOpener, isVerb } from '#lib/compiler/draft/reading/term-phrase.ts';
import { isChecklist } from '#lib/compiler/draft/rules/checklist.ts';
import { isDefinitionList, proseOfItem } from '#lib/compiler/draft/rules/definition-list.ts';
import { isNameWithLabels } from '#lib/compiler/draft/rules/dotted-name.ts';
import { isSummary } from '#lib/compiler/draft/rules/summary-heading.ts';
import type { List } from '#lib/render/markdown/tree.ts';

/** R3: a line that ends in a colon and the list below it; with less confidence, a list right under a heading or a sentence. */
export const colonList: DraftRule = {
  name: 'R3',
  propose(notes) {
    return placesOf(notes, 'list').flatMap((place) => {
      const items = itemsOf(place.block, notes);
      if (!items || !isOurs(place, notes)) return [];
      const proposal = underColon(notes, { place, items }) ?? underHeading({ place, items });
      return proposal ? [proposal] : [];
    });
  },
};

/** Definitions, procedures, dotted names and checklists are for other rules. */
function isOurs(place: Place<List>, notes: RawNotes): boolean {
  const isProcedure = place.block.ordered && place.item === null;
  if (isProcedure || isDefinitionList(place.block, notes.references)) return false;
  return !isNameWithLabels(place, notes) && !isChecklist(place.block, notes.references);
}

const FEWEST = 2;
const MOST = 30;
/** Items are things to be named, not sentences to be learned by heart. */
const LONGEST_ITEM = 14;

interface Listed {
  readonly place: Place<List>;
  readonly items: readonly string[];
}

/** The items of a list that names things; null for others. */
function itemsOf(list: List, { references }: RawNotes): readonly string[] | null {
  if (list.items.length < FEWEST || list.items.length > MOST) return null;
  const proses = list.items.map((item) => proseOfItem(item, references));
  if (proses.some((prose) => prose === null || countWords(maskedText(prose)) === 0)) return null;
  const lengths = proses
    .map((prose) => countWords(maskedText(prose as Prose)))
    .sort((a, b) => a - b);
  if ((lengths[lengths.length >> 1] as number) > LONGEST_ITEM) return null;
  return proses.map((prose) => withoutEnd(markdownOf(prose as Prose)));
}

function underColon(notes: RawNotes, { place, items }: Listed): Proposal | null {
  const { previous, block, headings } = place;
  if (previous?.kind !== 'paragraph') return null;
  const line = linesOf(proseOf(previous.content, notes.references)).at(-1);
  if (!line || !maskedText(line).endsWith(':')) return null;
  const lead = sentencesOf(line).at(-1) ?? line;
  const prompt = countedPrompt(lead, items.length);
  const span = { from: spanOf(lead).from, to: block.to };
  return { span, headings, confidence: confidenceOf(lead), card: card(block, prompt, items) };
}

function countedPrompt(lead: Prose, count: number): string {
  const text = withoutEnd(markdownOf(lead));
  return /\d/.test(text) ? text : `${text} (${count})`;
}

/** A lead that names what is listed can be asked; a single word or an unfinished clause cannot. */
function confidenceOf(lead: Prose): Confidence {
  const words = withoutEnd(maskedText(lead)).toLowerCase().split(/\s+/);
  if (countWords(maskedText(lead)) < 2) return 'low';
  const isClause = isOpener(words.at(-1) ?? '') || isVerb(words.at(-1) ?? '');
  return isClause || isOpener(words[0] ?? '') ? 'low' : 'medium';
}

function underHeading({ place, items }: Listed): Proposal | null {
  const { block, headings } = place;
  const heading = headings.at(-1);
  if (heading === undefined || place.item || isSummary(heading)) return null;
  const prompt = `${heading} (${items.length})`;
  const span = { from: block.from, to: block.to };
  return { span, headings, confidence: 'low', card: card(block, prompt, items) };
}

function card(list: List, prompt: string, items: readonly string[]) {
  return { kind: list.ordered ? 'sequence' : 'set', prompt, items } as const;
}
