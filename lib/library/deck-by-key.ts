import type { Actor, Context } from '#lib/context.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readDecksByKey } from '#lib/store/decks.ts';

/** The person's deck with this key; null where there is none. */
export async function deckByKey(
  { store }: Context,
  { user }: Actor,
  key: string,
): Promise<DeckId | null> {
  const [deck] = await readDecksByKey(store.db, user, [key]);
  return deck?.id ?? null;
}
