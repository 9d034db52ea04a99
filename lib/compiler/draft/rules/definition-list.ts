import { type Parted, partAtDash } from '#lib/compiler/draft/reading/dash.ts';
import { definesNothing, isRemark } from '#lib/compiler/draft/reading/definition-doubts.ts';
import {
  countWords,
  markdownOf,
  maskedText,
  type Prose,
  proseOf,
} from '#lib/compiler/draft/reading/prose.ts';
import { isBareName, isTermPhrase } from '#lib/compiler/draft/reading/term-phrase.ts';
import type { Item, List, References } from '#lib/render/markdown/tree.ts';

/** Where so many items in a hundred are `X - Y`, a list holds definitions; where fewer are, it lists things. */
const DEFINITIONS_PERCENT = 60;

/** The prose of an item that has no more than a paragraph; null for others. */
export function proseOfItem(item: Item, references: References): Prose | null {
  const [first] = item.children;
  return first?.kind === 'paragraph' ? proseOf(first.content, references) : null;
}

/** `X - Y` where X can be a term; null for other prose. */
export function definitionIn(prose: Prose): Parted | null {
  const parted = partAtDash(prose);
  if (!parted || !isTermPhrase(parted.left) || isRemark(parted.left)) return null;
  if (definesNothing(parted.right)) return null;
  return /[\p{L}\uFFFC]/u.test(maskedText(parted.right)) ? parted : null;
}

/**
 * Whether a list defines terms: most of its items are `X - Y`. Items that are nothing but names are terms without a definition
 * and speak neither for nor against it.
 */
export function isDefinitionList(list: List, references: References): boolean {
  const known = judged.get(list) ?? judge(list, references);
  judged.set(list, known);
  return known;
}

/** Rules ask of the same list again and again. */
const judged = new WeakMap<List, boolean>();

function judge(list: List, references: References): boolean {
  if (list.ordered) return false;
  let definitions = 0;
  let others = 0;
  for (const item of list.items) {
    const prose = proseOfItem(item, references);
    if (prose && definitionIn(prose)) definitions++;
    else if (!prose || !isName(prose)) others++;
  }
  return definitions > 0 && definitions * 100 >= (definitions + others) * DEFINITIONS_PERCENT;
}

function isName(prose: Prose): boolean {
  return countWords(maskedText(prose)) > 0 && isBareName(markdownOf(prose));
}
