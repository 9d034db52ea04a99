import type { Actor, Context } from '#lib/context.ts';
import { type ParsedQuery, parseQuery } from '#lib/search/parse-query.ts';
import { readSearchedNoteTypes } from '#lib/store/search/question.ts';

/** Reads a query as this person means it: the fields of their notes can be asked for by name. */
export async function readSearch(
  context: Context,
  actor: Actor,
  text: string,
): Promise<ParsedQuery> {
  return parseQuery(text, await fieldsToSearch(context, actor, text));
}

/** The folded names of the fields that a query may speak of. */
export async function fieldsToSearch(
  context: Context,
  actor: Actor,
  text: string,
): Promise<readonly string[]> {
  if (!text.includes(':')) return [];
  const types = await readSearchedNoteTypes(context.store.db, actor.user);
  return [...new Set(types.flatMap(({ fields }) => fields))];
}
