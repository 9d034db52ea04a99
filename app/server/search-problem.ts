import { messages } from '#app/i18n/index.ts';
import { readTyped } from '#lib/library/card-query.ts';
import { describeSearchError } from '#lib/search/describe-error.ts';
import type { Language } from '#lib/shared/settings.ts';
import { getActor, getContext } from './context.ts';

/** What is wrong with a search and where, as a sentence; null where it can be read. */
export async function searchProblem(search: string, language: Language): Promise<string | null> {
  const read = await readTyped(await getContext(), await getActor(), { search, deck: null });
  if (!('error' in read)) return null;
  const { error } = read;
  return messages(language).badSearch(error.column, describeSearchError(error, language));
}
