import { foldText } from '#lib/search/fold-text.ts';
import { parseQuery } from '#lib/search/parse-query.ts';
import { literal } from '#lib/search/pattern.ts';
import type { SearchError, SearchTree } from '#lib/search/tree.ts';

export type { SearchError, SearchProblem, SearchTree } from '#lib/search/tree.ts';

/** What somebody typed to choose cards; null where they did not. */
export interface TypedQuery {
  /** In the query language. */
  readonly search: string | null;
  /** Key or title of a deck. */
  readonly deck: string | null;
}

/** The query that asks for everything but the archive. */
export const everything: SearchTree = { kind: 'all', of: [] };

/** Reads what somebody typed; the tree is null where nothing was chosen. */
export function readQuery({
  search,
  deck,
}: TypedQuery): { readonly tree: SearchTree | null } | { readonly error: SearchError } {
  const parsed = search === null ? { tree: null } : parseQuery(search);
  if ('error' in parsed || deck === null) return parsed;
  const inDeck: SearchTree = { kind: 'deck', pattern: literal(foldText(deck)) };
  return { tree: parsed.tree ? { kind: 'all', of: [parsed.tree, inDeck] } : inDeck };
}
