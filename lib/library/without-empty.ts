import type { Bundle } from '#lib/bundle/bundle.ts';
import type { Actor, Context } from '#lib/context.ts';
import { pathsHere } from '#lib/store/documents.ts';

/**
 * What is uploaded, without the documents that hold no card and are not here, and the decks that would be empty for them: of a folder of notes
 * most pages may have none. Where nothing holds a card, all of it.
 */
export async function withoutEmpty(
  { store }: Context,
  { user }: Actor,
  bundle: Bundle,
): Promise<Bundle> {
  const filled = new Set(bundle.notes.map(({ place }) => place.path));
  const empty = bundle.documents.map(({ path }) => path).filter((path) => !filled.has(path));
  if (filled.size === 0 || empty.length === 0) return bundle;
  const here = await pathsHere(store.db, user, { home: 'stored', paths: empty });
  for (const path of here) filled.add(path);
  const documents = bundle.documents.filter(({ path }) => filled.has(path));
  const keys = new Set(documents.map(({ deck }) => deck));
  return { ...bundle, documents, decks: bundle.decks.filter(({ key }) => keys.has(key)) };
}
