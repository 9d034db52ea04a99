import type { Actor, Context } from '#lib/context.ts';
import { foldText } from '#lib/search/fold-text.ts';
import { parseQuery } from '#lib/search/parse-query.ts';
import { literal } from '#lib/search/pattern.ts';
import type { SearchError, SearchTree } from '#lib/search/tree.ts';
import { fieldsToSearch } from '#lib/selection/read-search.ts';

export type { SearchError, SearchProblem, SearchTree } from '#lib/search/tree.ts';
export { fieldsToSearch } from '#lib/selection/read-search.ts';

/** What somebody typed to choose cards; null where they did not. */
export interface TypedQuery {
  /** In the query language. */
  readonly search: string | null;
  /** Key or title of a deck. */
  readonly deck: string | null;
}

/** The query that asks for everything but the archive. */
export const everything: SearchTree = { kind: 'all', of: [] };

/** What was typed, read: the tree is null where nothing was chosen. */
export type ReadQuery = { readonly tree: SearchTree | null } | { readonly error: SearchError };

/** Reads what a person typed. */
export async function readTyped(
  context: Context,
  actor: Actor,
  typed: TypedQuery,
): Promise<ReadQuery> {
  return readQuery(typed, await fieldsToSearch(context, actor, typed.search ?? ''));
}

/** The same where the folded names of the fields that can be searched by are known. */
export function readQuery({ search, deck }: TypedQuery, fields: readonly string[] = []): ReadQuery {
  const parsed = search === null ? { tree: null } : parseQuery(search, fields);
  if ('error' in parsed || deck === null) return parsed;
  const inDeck: SearchTree = { kind: 'deck', pattern: literal(foldText(deck)) };
  return { tree: parsed.tree ? { kind: 'all', of: [parsed.tree, inDeck] } : inDeck };
}
