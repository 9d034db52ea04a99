import { foldText } from './fold-text.ts';
import type { CardStateName, Pattern, SearchTree } from './tree.ts';

/** What a query can ask of a card. */
export interface SearchableCard {
  readonly deck: { readonly key: string; readonly title: string };
  readonly tags: readonly string[];
  /** The text of both sides; asked for only where the query needs it. */
  readonly text: () => string;
  readonly phase: 'new' | 'learning' | 'review' | 'relearning';
  /** Whether it is due now. */
  readonly due: boolean;
  readonly suspended: boolean;
  readonly buried: boolean;
  readonly archived: boolean;
}

/** Whether a card is what a query asks for. */
export function matches(tree: SearchTree, card: SearchableCard): boolean {
  switch (tree.kind) {
    case 'all':
      return tree.of.every((each) => matches(each, card));
    case 'any':
      return tree.of.some((each) => matches(each, card));
    case 'not':
      return !matches(tree.of, card);
    case 'text':
      return occurs(tree.pattern, foldText(card.text()));
    case 'deck':
      return [card.deck.key, card.deck.title].some((name) => names(tree.pattern, name));
    case 'tag':
      return card.tags.some((tag) => names(tree.pattern, tag));
    case 'is':
      return isInState(card, tree.state);
  }
}

function isInState(card: SearchableCard, state: CardStateName): boolean {
  switch (state) {
    case 'new':
    case 'review':
      return card.phase === state;
    case 'learn':
      return card.phase === 'learning' || card.phase === 'relearning';
    case 'due':
    case 'suspended':
    case 'buried':
    case 'archived':
      return card[state];
  }
}

/** Whether the pieces stand in the text, one after the other. */
function occurs(pattern: Pattern, text: string): boolean {
  let from = 0;
  for (const piece of pattern) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return true;
}

/** Whether a pattern is the whole of a name, or the name of something above it (`a` names `a::b`). */
function names(pattern: Pattern, name: string): boolean {
  const levels = foldText(name).split('::');
  return levels.some((_, last) => isWhole(pattern, levels.slice(0, last + 1).join('::')));
}

function isWhole(pattern: Pattern, text: string): boolean {
  const [first = ''] = pattern;
  if (pattern.length === 1) return text === first;
  const last = pattern.at(-1) ?? '';
  if (first.length + last.length > text.length) return false;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  return occurs(pattern.slice(1, -1), text.slice(first.length, text.length - last.length));
}
