import { readQuery, type SearchTree } from '#lib/library/card-query.ts';
import type { Call } from './command.ts';
import { UsageError } from './status.ts';

/** What `--search` and `--deck` ask for together; null where neither is given. Throws `UsageError` with the place of what is wrong. */
export function queryOf({ values, words }: Call): SearchTree | null {
  const search = values.get('search') ?? null;
  const query = readQuery({ search, deck: values.get('deck') ?? null });
  if ('tree' in query) return query.tree;
  const { column, endColumn } = query.error;
  const marks = ' '.repeat(column - 1) + '^'.repeat(Math.max(1, endColumn - column));
  throw new UsageError(`${words.searchError(query.error)}\n  ${search}\n  ${marks}`);
}
