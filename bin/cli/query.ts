import { fieldsToSearch, readQuery, type SearchTree } from '#lib/library/card-query.ts';
import type { Call } from './command.ts';
import { canRead, reading } from './place.ts';
import { UsageError } from './status.ts';

/** What `--search` and `--deck` ask for together; null where neither is given. Throws `UsageError` with the place of what is wrong. */
export async function queryOf(call: Call): Promise<SearchTree | null> {
  const { values, words } = call;
  const search = values.get('search') ?? null;
  const fields = search === null ? [] : await fieldsOf(call, search);
  const query = readQuery({ search, deck: values.get('deck') ?? null }, fields);
  if ('tree' in query) return query.tree;
  const { column, endColumn } = query.error;
  const marks = ' '.repeat(column - 1) + '^'.repeat(Math.max(1, endColumn - column));
  throw new UsageError(`${words.searchError(query.error)}\n  ${search}\n  ${marks}`);
}

/** A query is read also where there is no place to read from, so that what is wrong with it is told. */
async function fieldsOf(call: Call, search: string): Promise<readonly string[]> {
  if (!search.includes(':') || !canRead(call)) return [];
  return reading(call, async (context, actor) =>
    actor ? fieldsToSearch(context, actor, search) : [],
  );
}
