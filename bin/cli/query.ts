import { parseQuery } from '#lib/search/parse-query.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import type { Call } from './command.ts';
import { UsageError } from './status.ts';

/** The query of `--search`, read; null where there is none. Throws `UsageError` with the place of what is wrong. */
export function queryOf({ values, words }: Call): SearchTree | null {
  const text = values.get('search');
  if (text === undefined) return null;
  const parsed = parseQuery(text);
  if ('tree' in parsed) return parsed.tree;
  const { column, endColumn } = parsed.error;
  const marks = ' '.repeat(column - 1) + '^'.repeat(Math.max(1, endColumn - column));
  throw new UsageError(`${words.searchError(parsed.error)}\n  ${text}\n  ${marks}`);
}

/** The query that asks for everything. */
export const everything: SearchTree = { kind: 'all', of: [] };
