import type { Actor, Context } from '#lib/context.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readDecks } from '#lib/store/decks.ts';

/** A deck that something can be added to. */
export interface AdditionDeck {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  readonly language: string;
}

/** The decks that something can be added to, those on the desk first. */
export async function additionDecks({ store }: Context, { user }: Actor): Promise<AdditionDeck[]> {
  const decks = await readDecks(store.db, user);
  return decks.map(({ id, key, title, language }) => ({ id, key, title, language }));
}
