import type { Bundle } from '#lib/bundle/bundle.ts';
import { keyOfPath } from '#lib/compiler/compile-document.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readDecks } from '#lib/store/decks.ts';
import type { FileDocument } from '#lib/store/documents.ts';
import type { Change } from '#lib/store/transact.ts';
import type { Planning, PreparedPlan } from './prepare-plan.ts';

/** Documents whose decks nobody named: with their folder or file, the deck was renamed. */
export function movingDocuments(
  { documents }: Bundle,
  known: ReadonlyMap<string, FileDocument>,
  vanished: ReadonlySet<string>,
): NonNullable<Planning['moving']> {
  const newcomers = documents.filter(
    ({ path: file, deck }) => keyOfPath(file) === deck && known.get(file)?.deck !== deck,
  );
  if (newcomers.length === 0) return { departed: new Set(), newcomers: new Set(), decks: [] };
  const departed = [...vanished].filter((file) => known.get(file)?.deck === keyOfPath(file));
  return {
    departed: new Set(departed),
    newcomers: new Set(newcomers.map((document) => document.path)),
    decks: [...new Set(departed.map(keyOfPath))],
  };
}

/** Decks to which cards came over from decks on the desk. */
export async function decksMovedFromDesk(
  { db, head }: Change,
  decks: ReadonlyMap<string, DeckId>,
  origins: PreparedPlan['origins'],
): Promise<DeckId[]> {
  if (origins.size === 0) return [];
  const all = await readDecks(db, head.user);
  const onDesk = new Set(all.filter((deck) => deck.onDesk).map(({ key }) => key));
  return [...origins].flatMap(([to, from]) => {
    const id = decks.get(to);
    return id !== undefined && [...from].some((key) => onDesk.has(key)) ? [id] : [];
  });
}
