/** What `is:` can ask for. */
export const CARD_STATES = [
  'new',
  'learn',
  'review',
  'due',
  'suspended',
  'buried',
  'archived',
] as const;

/** A value of `is:`. */
export type CardStateName = (typeof CARD_STATES)[number];

/** What can stand before a colon. */
export const QUALIFIERS = ['deck', 'tag', 'is'] as const;

/** Folded pieces of a text; between two of them anything may stand. */
export type Pattern = readonly string[];

/** A query, read. */
export type SearchTree =
  | { readonly kind: 'all'; readonly of: readonly SearchTree[] }
  | { readonly kind: 'any'; readonly of: readonly SearchTree[] }
  | { readonly kind: 'not'; readonly of: SearchTree }
  | { readonly kind: 'text'; readonly pattern: Pattern }
  | { readonly kind: 'deck'; readonly pattern: Pattern }
  | { readonly kind: 'tag'; readonly pattern: Pattern }
  | { readonly kind: 'is'; readonly state: CardStateName };

/** What is wrong with a query. */
export type SearchProblem =
  | 'unclosed-quote'
  | 'unclosed-parenthesis'
  | 'unopened-parenthesis'
  | 'nothing-after'
  | 'nothing-before'
  | 'empty-value'
  | 'unknown-qualifier'
  | 'unknown-value';

/** Where a query is wrong; columns count characters from 1, the end is exclusive. */
export interface SearchError {
  readonly problem: SearchProblem;
  readonly column: number;
  readonly endColumn: number;
  /** What stands there. */
  readonly found: string;
  /** What was probably meant; null where nothing is near. */
  readonly meant: string | null;
}

/** Whether a query speaks of the archive: where it does not, archived cards are left out. */
export function mentionsArchive(tree: SearchTree): boolean {
  return mentionsState(tree, 'archived');
}

/** Whether a query speaks of a state. */
export function mentionsState(tree: SearchTree, state: CardStateName): boolean {
  switch (tree.kind) {
    case 'all':
    case 'any':
      return tree.of.some((each) => mentionsState(each, state));
    case 'not':
      return mentionsState(tree.of, state);
    case 'is':
      return tree.state === state;
    default:
      return false;
  }
}
